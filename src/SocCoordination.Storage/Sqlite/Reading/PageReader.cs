using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>Reads pages of events: as many as were asked for, or as a bound of bytes or time allows.</summary>
internal sealed class PageReader(ReaderPool readers, TimeProvider time)
{
    /// <summary>A page ends when it holds so many bytes of documents, full or not.</summary>
    private const long MaxBytes = 32L << 20;

    /// <param name="days">The days.</param>
    /// <param name="plan">What is asked.</param>
    /// <param name="newestFirst">The order.</param>
    /// <param name="after">Where the last page ended.</param>
    /// <param name="limit">Most events.</param>
    /// <param name="longest">How long to look at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public ReadPage Read(IEnumerable<Day> days, SearchPlan plan, bool newestFirst, EventPosition? after, int limit, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (plan.IsEmpty) return new ReadPage([], null, IsCutByTime: false);
        var began = time.GetTimestamp();
        using var scan = new MergedScan(readers, days, plan, newestFirst, after, cancellationToken);

        var events = new List<EcsEvent>();
        var bytes = 0L;
        while (true)
        {
            switch (scan.Advance())
            {
                case ScanStep.Ended:
                    return new ReadPage(events, null, IsCutByTime: false);
                case ScanStep.Searching when time.GetElapsedTime(began) >= longest:
                    return new ReadPage(events, scan.Position, IsCutByTime: true);
                case ScanStep.Found when events.Count == limit || bytes >= MaxBytes:
                    return new ReadPage(events, after, IsCutByTime: false);
                case ScanStep.Found:
                    var found = scan.Take();
                    events.Add(found);
                    bytes += found.Document.Length;
                    after = scan.Position;
                    break;
            }
        }
    }
}

/// <summary>A page as it was read.</summary>
/// <param name="Events">The events in the order asked for.</param>
/// <param name="Reached">The place up to which everything was looked at; null at the end of all.</param>
/// <param name="IsCutByTime">Whether the time was over before the page was full.</param>
internal sealed record ReadPage(IReadOnlyList<EcsEvent> Events, EventPosition? Reached, bool IsCutByTime);
