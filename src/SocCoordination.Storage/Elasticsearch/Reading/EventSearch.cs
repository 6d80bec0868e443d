using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Writing;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>The reading half of the store.</summary>
internal sealed class EventSearch(ServerConnection server, IndexNames names, Freshness freshness, ElasticsearchStoreOptions options, TimeProvider time) : IDisposable
{
    private const int ExportPage = 500, MaxBuckets = 1000;

    /// <summary>A page ends when it holds so many bytes of documents, full or not.</summary>
    private const long MaxPageBytes = 32L << 20;

    /// <summary>An export sees what arrived meanwhile after so long.</summary>
    private static readonly TimeSpan LongestSlice = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _places = new(options.ConcurrentReads);
    private readonly HistogramReader _histogram = new(server, names);

    public async Task<EventPage> SearchAsync(EventQuery query, int limit, string? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IEventSearch.MaxPage);
        var after = EventPlace.Read(cursor, query);
        var plan = new SearchPlan(query, options.Zone);
        using var place = await EnterAsync(cancellationToken);
        await using var scan = new EventScan(server, names, plan, newestFirst: true, after);
        return await PageAsync(scan, query, limit, after, cancellationToken);
    }

    public async IAsyncEnumerable<EcsEvent> ReadAsync(EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = new SearchPlan(query, options.Zone);
        EventPlace? after = null;
        for (var isAtEnd = false; !isAtEnd;)
        {
            var began = time.GetTimestamp();
            await freshness.EnsureAsync(except: null, cancellationToken);
            await using var scan = new EventScan(server, names, plan, newestFirst: false, after);
            while (!scan.IsAtEnd && time.GetElapsedTime(began) < LongestSlice)
            {
                foreach (var found in await NextAsync(scan, cancellationToken))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (found.Event is { } read) yield return read;
                }
            }
            (after, isAtEnd) = (scan.Reached, scan.IsAtEnd);
        }
    }

    public async Task<IReadOnlyList<HistogramBucket>> HistogramAsync(EventQuery query, int buckets, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buckets, MaxBuckets);
        var plan = new SearchPlan(query, options.Zone);
        using var place = await EnterAsync(cancellationToken);
        return await _histogram.CountAsync(plan, buckets, cancellationToken);
    }

    public async Task<EcsEvent?> FindAsync(EventId id, CancellationToken cancellationToken)
    {
        using var place = await EnterAsync(cancellationToken);
        if (await FindShownAsync(id, cancellationToken) is { } found) return found;
        // Another node may have stored it a moment ago: no alert of it may be lost for want of a refresh.
        using (var refreshed = await server.PostAsync($"{names.Days}/_refresh?ignore_unavailable=true", null, cancellationToken)) refreshed.Demand();
        return await FindShownAsync(id, cancellationToken);
    }

    private async Task<EcsEvent?> FindShownAsync(EventId id, CancellationToken cancellationToken)
    {
        var query = new JsonObject
        {
            ["size"] = 1,
            ["query"] = QueryDsl.All([QueryDsl.Between("soc_store.id_time", EventBody.TimeOf(id), EventBody.TimeOf(id)), new JsonObject { ["ids"] = new JsonObject { ["values"] = new JsonArray(id.ToString()) } }]),
        };
        using var answer = await server.PostAsync($"{names.Days}/_search?pre_filter_shard_size=1&ignore_unavailable=true&allow_partial_search_results=false", query, cancellationToken);
        var hits = answer.Demand().Body.GetProperty("hits").GetProperty("hits");
        return hits.GetArrayLength() == 0 ? null : EventScan.Read(hits[0]);
    }

    public void Dispose() => _places.Dispose();

    private async Task<EventPage> PageAsync(EventScan scan, EventQuery query, int limit, EventPlace? after, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var events = new List<EcsEvent>();
        var bytes = 0L;
        while (!scan.IsAtEnd)
        {
            // One more than the page holds says whether another page follows.
            foreach (var found in await scan.NextAsync(limit + 1 - events.Count, cancellationToken))
            {
                if (found.Event is not { } read) continue;
                if (events.Count == limit || bytes >= MaxPageBytes) return new EventPage(events, after!.Value.Write(query));
                events.Add(read);
                bytes += read.Document.Length;
                after = found.Place;
            }
            if (!scan.IsAtEnd && events.Count < limit && time.GetElapsedTime(began) >= options.SearchTime)
                return new EventPage(events, scan.Reached!.Value.Write(query)) { SearchedBackTo = EventTime.ToTime(scan.Reached.Value.Time) };
        }
        return new EventPage(events, null);
    }

    /// <summary>A read holds its place only while Elasticsearch works for it: an export's reader may be slow.</summary>
    private async Task<IReadOnlyList<ScannedEvent>> NextAsync(EventScan scan, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await scan.NextAsync(ExportPage, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<ReadPlace> EnterAsync(CancellationToken cancellationToken)
    {
        await freshness.EnsureAsync(except: null, cancellationToken);
        await _places.WaitAsync(cancellationToken);
        return new ReadPlace(_places);
    }

    private sealed class ReadPlace(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
