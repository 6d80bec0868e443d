using System.Runtime.CompilerServices;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Reference;

/// <summary>A store that is obviously right: a list in memory, looked through from one end to the other.</summary>
public sealed class ReferenceStore(TimeProvider time, int maxRejected) : IEventWriter, IEventSearch, IEventRetention
{
    private readonly List<EcsEvent> _events = [];
    private readonly List<RejectedLine> _rejected = [];
    private readonly List<int?> _dropped = [];

    public Task<AppendOutcome> AppendAsync(IReadOnlyList<EcsEvent> batch, CancellationToken cancellationToken)
    {
        lock (_events)
        {
            var repeated = new List<int>();
            foreach (var (index, added) in batch.Index())
            {
                if (_events.Exists(kept => kept.Id == added.Id)) repeated.Add(index);
                else _events.Add(added with { Timestamp = Milliseconds(added.Timestamp), Ingested = Milliseconds(added.Ingested) });
            }
            return Task.FromResult(new AppendOutcome(batch.Count - repeated.Count, repeated));
        }
    }

    public Task RejectAsync(IReadOnlyList<RejectedLine> lines, CancellationToken cancellationToken)
    {
        _rejected.AddRange(lines);
        for (; _rejected.Count > maxRejected; _rejected.RemoveAt(0)) _dropped.Add(_rejected[0].AgencyId);
        return Task.CompletedTask;
    }

    public Task<EventPage> SearchAsync(EventQuery query, int limit, string? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IEventSearch.MaxPage);
        var found = Matching(query).Reverse().ToList();
        var from = cursor is null ? 0 : found.FindIndex(one => $"{Fingerprint(query)}{one.Id}" == cursor) + 1;
        if (cursor is not null && from == 0) throw new EventCursorException("This cursor was not given for this query.");
        var page = found.Skip(from).Take(limit).ToList();
        return Task.FromResult(new EventPage(page, from + page.Count < found.Count ? $"{Fingerprint(query)}{page[^1].Id}" : null));
    }

    public async IAsyncEnumerable<EcsEvent> ReadAsync(EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var one in Matching(query))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return one;
        }
    }

    public Task<IReadOnlyList<HistogramBucket>> HistogramAsync(EventQuery query, int buckets, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buckets, 1000);
        var times = InOrder().Select(one => one.Timestamp).ToList();
        var first = query.From is { } from ? NotBefore(from) : Minute(times.FirstOrDefault(DateTimeOffset.UnixEpoch));
        var end = query.To is { } to ? NotBefore(to) : Minute(times.Count > 0 ? times[^1] : DateTimeOffset.FromUnixTimeMilliseconds(first)) + 60_000;
        end = Math.Max(end, first + 1);
        var edges = Enumerable.Range(0, buckets + 1).Select(index => first + (long)Math.Ceiling((decimal)(end - first) * index / buckets)).ToList();
        var matching = Matching(query).Select(one => one.Timestamp.ToUnixTimeMilliseconds()).ToList();
        return Task.FromResult<IReadOnlyList<HistogramBucket>>([.. Enumerable.Range(0, buckets).Select(index =>
            new HistogramBucket(DateTimeOffset.FromUnixTimeMilliseconds(edges[index]), matching.Count(at => at >= edges[index] && at < edges[index + 1])))]);
    }

    public Task<EcsEvent?> FindAsync(EventId id, CancellationToken cancellationToken) => Task.FromResult(_events.Find(one => one.Id == id));

    public Task<RejectedLines> RejectedAsync(IReadOnlyCollection<int>? agencies, int limit, CancellationToken cancellationToken)
    {
        bool Wanted(int? agency) => agencies is null || (agency is { } known && agencies.Contains(known));
        var kept = _rejected.Where(line => Wanted(line.AgencyId)).Reverse().ToList();
        return Task.FromResult(new RejectedLines([.. kept.Take(limit)], kept.Count, _dropped.Count(Wanted)));
    }

    public Task<RetentionOutcome> EnforceAsync(RetentionPolicy policy, CancellationToken cancellationToken)
    {
        var before = _events.Count;
        _events.RemoveAll(one => Day(one).AddDays(1) <= time.GetUtcNow() - policy.MaxAge);
        var forSize = 0;
        while (policy.MaxBytes is { } most && Bytes > most && _events.DistinctBy(Day).Count() > 1) forSize += RemoveDay(Oldest()!.Value);
        return Task.FromResult(new RetentionOutcome(before - _events.Count, RemovedForSize: forSize > 0, Oldest()));
    }

    public Task<StoreSize> MeasureAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new StoreSize(_events.Count, Bytes, Oldest()));

    private long Bytes => _events.Sum(one => (long)one.Document.Length);

    private static DateTimeOffset Day(EcsEvent one) => new(one.Ingested.UtcDateTime.Date, TimeSpan.Zero);

    private int RemoveDay(DateTimeOffset day) => _events.RemoveAll(one => Day(one) == day);

    private DateTimeOffset? Oldest() => _events.Count == 0 ? null : _events.Min(Day);

    // Days first: within a millisecond an earlier arrival day stands before a later one, whatever came first into the list.
    private IEnumerable<EcsEvent> InOrder()
    {
        lock (_events) return [.. _events.OrderBy(one => one.Timestamp).ThenBy(Day)];
    }

    private IEnumerable<EcsEvent> Matching(EventQuery query)
    {
        var filter = EventFilter.Parse(query.Text);
        return InOrder().Where(one =>
            (query.From is null || one.Timestamp >= query.From)
            && (query.To is null || one.Timestamp < query.To)
            && (query.Agencies is null || query.Agencies.Contains(one.AgencyId))
            && filter.Matches(one.Document.Span)
            && (query.Rule is null || query.Rule.Matches(one.Document.Span)));
    }

    private static string Fingerprint(EventQuery query) => $"{query.From:O}{query.To:O}{query.Text}{string.Join(',', query.Agencies ?? [])}|";

    private static long NotBefore(DateTimeOffset time) => time.AddTicks(TimeSpan.TicksPerMillisecond - 1).ToUnixTimeMilliseconds();

    private static long Minute(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 60_000 * 60_000;

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
