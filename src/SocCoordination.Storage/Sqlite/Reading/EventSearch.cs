using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>The reading half of the store.</summary>
internal sealed class EventSearch(DayCatalogue days, ReaderPool readers, EventStoreOptions options, TimeProvider time) : IDisposable
{
    private const int ExportPage = 500, MaxBuckets = 1000;

    /// <summary>An export holds the file's state for so long at a time, lest the log could not be copied back and grew.</summary>
    private static readonly TimeSpan LongestSlice = TimeSpan.FromSeconds(2);

    private readonly ReadGate _gate = new(days, options.ConcurrentReads);
    private readonly PageReader _pages = new(readers, time);
    private readonly HistogramReader _histogram = new(readers);

    public async Task<EventPage> SearchAsync(EventQuery query, int limit, string? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IEventSearch.MaxPage);
        var after = EventCursor.Read(cursor, query);
        var plan = new SearchPlan(query, options.Zone);
        var page = await _gate.RunAsync(query, all => _pages.Read(all, plan, newestFirst: true, after, limit, options.SearchTime, cancellationToken), cancellationToken);
        return new EventPage(page.Events, page.Reached is { } reached ? EventCursor.Write(reached, query) : null)
        {
            SearchedBackTo = page.IsCutByTime ? EventTime.ToTime(EventKey.TimeOf(page.Reached!.Value.Key)) : null,
        };
    }

    public async IAsyncEnumerable<EcsEvent> ReadAsync(EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = new SearchPlan(query, options.Zone);
        var slice = options.SearchTime < LongestSlice ? options.SearchTime : LongestSlice;
        EventPosition? after = null;
        do
        {
            var page = await _gate.RunAsync(query, all => _pages.Read(all, plan, newestFirst: false, after, ExportPage, slice, cancellationToken), cancellationToken);
            foreach (var read in page.Events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return read;
            }
            after = page.Reached;
        }
        while (after is not null);
    }

    public Task<IReadOnlyList<HistogramBucket>> HistogramAsync(EventQuery query, int buckets, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buckets, MaxBuckets);
        var plan = new SearchPlan(query, options.Zone);
        return _gate.RunAsync(query, all => _histogram.Count([.. all], plan, buckets, cancellationToken), cancellationToken);
    }

    public async Task<EcsEvent?> FindAsync(EventId id, CancellationToken cancellationToken)
    {
        // A damaged file is named only if no other has the event.
        var anywhere = new EventQuery(null, null, null, null);
        return await _gate.RunAsync(anywhere with { SkipDamaged = true }, all => Find(all, id, cancellationToken), cancellationToken)
            ?? await _gate.RunAsync(anywhere, _ => (EcsEvent?)null, cancellationToken);
    }

    public void Dispose() => _gate.Dispose();

    private EcsEvent? Find(IEnumerable<Day> all, EventId id, CancellationToken cancellationToken)
    {
        foreach (var day in all.Where(day => day.MayHold(id)))
        {
            DayReader? reader = null;
            try
            {
                reader = readers.Rent(day);
                if (reader is not null && Find(reader, id, cancellationToken) is { } found) return found;
            }
            catch (SqliteException failure)
            {
                throw DayFailure.Of(failure, day, cancellationToken);
            }
            finally
            {
                if (reader is not null) readers.Return(reader);
            }
        }
        return null;
    }

    private static EcsEvent? Find(DayReader reader, EventId id, CancellationToken cancellationToken)
    {
        reader.Cancellation = cancellationToken;
        var row = reader.Statement("SELECT key, ingested, agency, document FROM event WHERE id = ?").Bind(1, id.ToByteArray());
        return !row.Step() ? null
            : new EcsEvent(id, EventTime.ToTime(EventKey.TimeOf(row.Integer(0))), DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(1)), (int)row.Integer(2), row.Blob(3).ToArray());
    }
}
