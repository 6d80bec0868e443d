using System.Buffers;
using System.Runtime.InteropServices;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Cli.Match;

/// <summary>Matches the events of one block after another. One for each thread.</summary>
/// <param name="keepMatches">Whether the matches are wanted, or only their number.</param>
internal sealed class BlockMatcher(RuleSet rules, bool keepMatches)
{
    private readonly Matcher _matcher = rules.CreateMatcher();

    /// <summary>Gives the block's buffer back.</summary>
    public BlockResult Match(EventBlock block)
    {
        var result = new BlockResult(block.Length);
        var text = block.Text;
        var line = block.FirstLine;
        if (line == 1 && text.StartsWith("\uFEFF"u8)) text = text[3..];
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var one = (end < 0 ? text : text[..end]).Trim(" \t\r"u8);
            // Nearly always an event is a line.
            if (one.IsEmpty || (one[^1] == (byte)'}' && TryMatch(one, line, result) is null))
            {
                text = end < 0 ? [] : text[(end + 1)..];
                line++;
                continue;
            }

            var taken = MatchLong(text, line, result);
            line += text[..taken].Count((byte)'\n');
            text = text[taken..];
        }

        ArrayPool<byte>.Shared.Return(block.Buffer);
        return result;
    }

    /// <summary>An event over several lines, or one of several in a line, or none.</summary>
    /// <returns>Bytes taken.</returns>
    private int MatchLong(ReadOnlySpan<byte> text, long line, BlockResult result)
    {
        var start = text.Length - text.TrimStart(" \t\r"u8).Length;
        var extent = JsonExtent.Of(text[start..]);
        var fault = extent.IsWhole ? TryMatch(text.Slice(start, extent.Length), line, result) : new EventFault(0, extent.Reason);
        if (fault is { } bad) result.Bad.Add((line, bad));
        return start + extent.Length;
    }

    private EventFault? TryMatch(ReadOnlySpan<byte> json, long line, BlockResult result)
    {
        var matches = _matcher.Match(json, out var fault);
        if (fault is not null) return fault;
        result.Events++;
        result.MatchCount += matches.Length;
        if (keepMatches)
        {
            foreach (var rule in matches) result.Matches.Add(new FoundMatch(line, rule));
        }

        return null;
    }
}

/// <summary>What came of one block.</summary>
internal sealed record BlockResult(long Bytes)
{
    public long Events { get; set; }

    public long MatchCount { get; set; }

    /// <summary>In the events' order; empty where only their number is wanted.</summary>
    public List<FoundMatch> Matches { get; } = [];

    /// <summary>What is no event, by line.</summary>
    public List<(long Line, EventFault Fault)> Bad { get; } = [];
}

/// <param name="Line">Where the event begins, from 1.</param>
/// <param name="Rule">Its place in the rule set.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundMatch(long Line, int Rule);
