using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>
/// Reads one YAML map within <see cref="PlaybookLimits"/>. Anchors, aliases and tags are refused: no playbook needs them, and
/// they are what YAML bombs are made of.
/// </summary>
internal static class BoundedYaml
{
    /// <returns>Null where the text is refused; then the reason stands in <paramref name="findings"/>.</returns>
    public static YamlMappingNode? Read(string text, Findings findings)
    {
        // The scanner takes it for the end of the text and would drop the rest without a word.
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            findings.Add(Mark.Empty, "a NUL character", "text");
            return null;
        }

        var reached = Mark.Empty;
        try
        {
            Guard(text, ref reached);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            switch (stream.Documents)
            {
                case [{ RootNode: YamlMappingNode map }]:
                    return map;
                case []:
                    findings.Add(Mark.Empty, "an empty file", "one map");
                    return null;
                case [var other]:
                    findings.Add(other.RootNode.Start, Describe(other.RootNode), "one map");
                    return null;
                case [_, var second, ..]:
                    findings.Add(second.RootNode.Start, "a second document", "one document");
                    return null;
            }
        }
        catch (YamlException broken)
        {
            findings.Add(broken.Start, broken is RefusedYaml ? broken.Message : "broken YAML: " + broken.Message, broken is RefusedYaml refused ? refused.Expected : "well-formed YAML");
        }

        // YamlDotNet's scanner throws these, without a place, on some texts that are no YAML.
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            findings.Add(reached, "broken YAML after this place", "well-formed YAML");
        }

        return null;
    }

    public static string Describe(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => Quote(scalar.Value),
        YamlSequenceNode => "a list",
        _ => "a map",
    };

    /// <summary>Shows a piece of a file in a message: one line, bounded.</summary>
    public static string Quote(string text)
    {
        var cut = text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;
        return "'" + new string([.. cut.Select(character => char.IsControl(character) ? '␣' : character)]) + "'";
    }

    /// <summary>Walks the tokens before anything is built, so that depth and number are known to be harmless.</summary>
    private static void Guard(string text, ref Mark reached)
    {
        var parser = new Parser(new Scanner(new StringReader(text)));
        var (nodes, depth) = (0, 0);
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            reached = current.Start;
            depth += current.NestingIncrease;
            if (current is AnchorAlias || (current is NodeEvent { Anchor.IsEmpty: false }))
                throw new RefusedYaml(current.Start, "an anchor or alias", "every value written out");
            if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
                throw new RefusedYaml(current.Start, "a tag", "plain values");
            if (current is NodeEvent && ++nodes > PlaybookLimits.Nodes)
                throw new RefusedYaml(current.Start, "one more value", $"at most {PlaybookLimits.Nodes} values");
            // Stream and document count as two levels.
            if (depth > PlaybookLimits.Depth + 2)
                throw new RefusedYaml(current.Start, "a value nested too deep", $"at most {PlaybookLimits.Depth} levels");
        }
    }

    /// <summary>Ends the reading of one text; never leaves this file.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Thrown and caught in one file; it always carries a place.")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "Thrown and caught in one file; never seen by a caller.")]
    private sealed class RefusedYaml(Mark at, string found, string expected) : YamlException(at, at, found)
    {
        public string Expected => expected;
    }
}
