using System.Diagnostics;
using System.Globalization;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Match;

/// <summary>Counts, and tells on standard error what was counted.</summary>
internal sealed class MatchTotals(TextWriter error, string file)
{
    /// <summary>Bad lines named; the others are counted.</summary>
    private const int MostNamed = 100;

    private readonly List<string> _named = [];

    public long Events { get; private set; }

    public long BadEvents { get; private set; }

    private long Bytes { get; set; }

    private long Matches { get; set; }

    public void Add(BlockResult result)
    {
        Events += result.Events;
        Bytes += result.Bytes;
        Matches += result.MatchCount;
        BadEvents += result.Bad.Count;
        foreach (var (line, fault) in result.Bad.Take(MostNamed - _named.Count))
            _named.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: no event: {fault}"));
    }

    public void TellBadEvents()
    {
        foreach (var line in _named) error.WriteLine(line);
        if (BadEvents > _named.Count) error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {BadEvents - _named.Count} further bad lines"));
    }

    public void TellAll(RuleSetLoad load, TimeSpan loading, TimeSpan matching)
    {
        using var process = Process.GetCurrentProcess();
        Tell("rules loaded", $"{load.Set.Rules.Length}");
        Tell("rules refused", $"{load.RefusedCount}");
        Tell("rules that cannot match here", $"{load.Set.Rules.Count(rule => rule.CannotMatch is not null)}");
        Tell("events", $"{Events}");
        Tell("bad lines", $"{BadEvents}");
        Tell("bytes", $"{Bytes}");
        Tell("matches", $"{Matches}");
        Tell("seconds loading", $"{loading.TotalSeconds:0.000}");
        Tell("seconds matching", $"{matching.TotalSeconds:0.000}");
        Tell("events per second", $"{Events / Math.Max(matching.TotalSeconds, 1e-9):0}");
        Tell("peak memory MB", $"{process.PeakWorkingSet64 / 1048576.0:0.0}");
    }

    private void Tell(string what, FormattableString figure) => error.WriteLine($"{what}: {figure.ToString(CultureInfo.InvariantCulture)}");
}
