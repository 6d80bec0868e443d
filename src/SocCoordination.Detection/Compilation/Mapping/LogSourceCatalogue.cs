using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Mapping;

/// <summary>Finds the events that a log source stands for.</summary>
internal sealed class LogSourceCatalogue(IReadOnlyList<LogSourceEntry> entries)
{
    private readonly LogSourceEntry[] _entries = [.. entries.Where(entry => entry.Events is not null || entry.HasNoEvents)];

    /// <summary>What an event must be; null, with the reason, where no event can be of this log source.</summary>
    public (DraftNode? Events, string? Reason) Find(LogSource source)
    {
        var exact = _entries.Where(entry => entry.LogSource == source).ToList();
        if (exact.Count > 0) return AnyOf(exact, source);
        var wider = _entries.Where(entry => entry.LogSource.Covers(source)).ToList();
        if (NamesAllOf(source, wider)) return AllOf(wider, source);
        var narrower = _entries.Where(entry => source.Covers(entry.LogSource)).ToList();
        return narrower.Count > 0 ? AnyOf(narrower, source) : (null, $"log source unknown: {source}");
    }

    private static bool NamesAllOf(LogSource source, List<LogSourceEntry> wider) =>
        (source.Category is null || wider.Any(entry => entry.LogSource.Category is not null))
        && (source.Product is null || wider.Any(entry => entry.LogSource.Product is not null))
        && (source.Service is null || wider.Any(entry => entry.LogSource.Service is not null))
        && wider.Count > 0;

    private static (DraftNode?, string?) AnyOf(List<LogSourceEntry> entries, LogSource source)
    {
        var events = entries.Select(entry => entry.Events).OfType<DraftNode>().ToList();
        return events.Count switch
        {
            0 => (null, $"log source known, but nothing delivers its events: {source}"),
            1 => (events[0], null),
            _ => (new DraftAny(events), null),
        };
    }

    private static (DraftNode?, string?) AllOf(List<LogSourceEntry> wider, LogSource source)
    {
        var events = new List<DraftNode>();
        foreach (var alike in wider.GroupBy(entry => entry.LogSource))
        {
            var (any, reason) = AnyOf([.. alike], source);
            if (any is null) return (null, reason);
            events.Add(any);
        }

        return (new DraftAll(events), null);
    }
}
