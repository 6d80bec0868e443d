using System.Diagnostics;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Match;

/// <summary>Loads the rules, matches every event, writes the matches in the events' order.</summary>
internal sealed class MatchRun(MatchRequest request, TextWriter output, TextWriter error)
{
    private const int Nothing = 2;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var loading = Stopwatch.StartNew();
        var load = RuleLoader.Load(request.Rules, request.Mappings);
        loading.Stop();
        foreach (var fault in load.Errors) await error.WriteLineAsync(fault.ToString());
        if (load.Set.Rules.IsEmpty)
        {
            await error.WriteLineAsync("No rule could be loaded from " + string.Join(", ", request.Rules));
            return Nothing;
        }

        var matching = Stopwatch.StartNew();
        var totals = new MatchTotals(error, request.Events);
        try
        {
            await using var stream = EventFile.Open(request.Events);
            await MatchAsync(load.Set, stream, totals, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await error.WriteLineAsync($"{request.Events}: {fault.Message}");
            if (totals.Events == 0) return Nothing;
        }

        matching.Stop();
        await output.FlushAsync(cancellationToken);
        totals.TellBadEvents();
        if (request.Format == MatchFormat.Summary) totals.TellAll(load, loading.Elapsed, matching.Elapsed);
        return totals is { Events: 0, BadEvents: > 0 } ? Nothing : 0;
    }

    private async Task MatchAsync(RuleSet rules, Stream stream, MatchTotals totals, CancellationToken cancellationToken)
    {
        var writer = new MatchWriter(rules, request.Format, output);
        var blocks = new EventBlocks(stream);
        if (request.Threads == 1)
        {
            var matcher = new BlockMatcher(rules, request.Format != MatchFormat.Summary);
            while (blocks.Next() is { } block) Take(matcher.Match(block), totals, writer);
            return;
        }

        var workers = new BlockWorkers(rules, request.Threads, request.Format != MatchFormat.Summary);
        await foreach (var result in workers.MatchAsync(blocks, cancellationToken)) Take(result, totals, writer);
    }

    private static void Take(BlockResult result, MatchTotals totals, MatchWriter writer)
    {
        totals.Add(result);
        foreach (var (line, rule) in result.Matches) writer.Write(line, rule);
    }
}
