using System.Text.Json.Nodes;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Reading;
using SocCoordination.Storage.Elasticsearch.Rejected;
using SocCoordination.Storage.Elasticsearch.Writing;
using SocCoordination.Storage.Metrics;
using SocCoordination.Storage.Queueing;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Elasticsearch;

/// <summary>
/// The event store on Elasticsearch: an index for each arrival day (UTC) behind an alias, events created by their ids, so
/// that what is sent again is stored once. What was acknowledged is found at once by this process, by other nodes within
/// five seconds. An id is stored once, with one exception: two nodes that are sent the same id within ten seconds, one
/// before and one after midnight (UTC), may each store it. Thread-safe. Dispose it to finish what was taken.
/// </summary>
public sealed class ElasticsearchEventStore : IEventWriter, IEventSearch, IEventRetention, IEventStoreHealth, IAsyncDisposable
{
    /// <summary>An append that failed makes the store unwell for so long, or until one goes through.</summary>
    private static readonly TimeSpan FailureCounts = TimeSpan.FromSeconds(30);

    private readonly ServerConnection _server;
    private readonly IndexNames _names;
    private readonly TimeProvider _time;
    private readonly ArrivalOrder _order;
    private readonly Freshness _freshness;
    private readonly BulkWriter _writer;
    private readonly CommitQueue<PendingBatch>[] _queues;
    private readonly EventSearch _search;
    private readonly IndexRetention _retention;
    private readonly RejectedIndex _rejected;
    private readonly StorageMeter _meter = new();
    private volatile AppendFailure? _failure;
    private int _isDisposed;

    private ElasticsearchEventStore(ElasticsearchStoreOptions options, TimeProvider time, ServerConnection server, IndexNames names, long lastSequence)
    {
        (_server, _names, _time) = (server, names, time);
        _order = new ArrivalOrder(time, lastSequence);
        _freshness = new Freshness(server);
        _writer = new BulkWriter(server, names, options, _freshness, time);
        var bounds = new QueueBounds(Math.Max(1, options.MaxWaitingEvents / options.Writers), Math.Max(1, options.MaxWaitingBytes / options.Writers), options.BulkEvents, options.BulkBytes);
        _queues = [.. Enumerable.Range(1, options.Writers).Select(n => new CommitQueue<PendingBatch>($"event store writer {n}", bounds, time, _meter.Measured<PendingBatch>(time, _writer.Write)))];
        _search = new EventSearch(server, names, _freshness, options, time);
        _retention = new IndexRetention(server, names, _freshness, time);
        _rejected = new RejectedIndex(server, names, options, _order);
        _meter.Observe(() => Waiting);
        foreach (var queue in _queues) queue.Start();
    }

    private int Waiting => _queues.Sum(queue => queue.Waiting);

    /// <summary>Looks whether the server can be used, puts the index template, and opens the store.</summary>
    /// <exception cref="InvalidOperationException">An option makes no sense; the message names it.</exception>
    /// <exception cref="EventStoreUnavailableException">The server cannot be used: unreachable, refused, of a wrong version, red, or a right is missing; the message says how to put it right.</exception>
    public static async Task<ElasticsearchEventStore> OpenAsync(ElasticsearchStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        options.Check();
        var names = new IndexNames(options.Prefix);
        var server = new ServerConnection(options.Server);
        ElasticsearchEventStore? store = null;
        try
        {
            await new StartChecks(server, names).RunAsync(cancellationToken);
            await EventTemplate.PutAsync(server, names, options, cancellationToken);
            store = new ElasticsearchEventStore(options, time, server, names, await LastSequenceAsync(server, names, cancellationToken));
            await store._rejected.OpenAsync(cancellationToken);
            return store;
        }
        catch
        {
            if (store is not null) await store.DisposeAsync();
            else server.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A document is not one JSON object; the message names its position.</exception>
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<EcsEvent> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return new AppendOutcome(0, []);
        try
        {
            var queue = _queues.MinBy(queue => queue.Waiting)!;
            var stored = await queue.CommitAsync(batch.Count, batch.Sum(added => (long)added.Document.Length), () => new PendingBatch(batch, _names, _order), cancellationToken);
            _failure = null;
            return _meter.Counted(stored.Outcome());
        }
        catch (EventStoreUnavailableException failure)
        {
            _failure = new AppendFailure(failure.Message, _time.GetTimestamp());
            if (failure.InnerException is EventStoreBusyException busy) throw new EventStoreBusyException(busy.Message, busy.RetryAfter);
            throw;
        }
    }

    /// <inheritdoc />
    public async Task RejectAsync(IReadOnlyList<RejectedLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0) return;
        await _rejected.AddAsync(lines, cancellationToken);
        _meter.CountRejected(lines.Count);
    }

    /// <inheritdoc />
    public Task<EventPage> SearchAsync(EventQuery query, int limit, string? cursor, CancellationToken cancellationToken) =>
        _search.SearchAsync(query, limit, cursor, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<EcsEvent> ReadAsync(EventQuery query, CancellationToken cancellationToken) => _search.ReadAsync(query, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<HistogramBucket>> HistogramAsync(EventQuery query, int buckets, CancellationToken cancellationToken) =>
        _search.HistogramAsync(query, buckets, cancellationToken);

    /// <inheritdoc />
    public Task<EcsEvent?> FindAsync(EventId id, CancellationToken cancellationToken) => _search.FindAsync(id, cancellationToken);

    /// <inheritdoc />
    public Task<RejectedLines> RejectedAsync(IReadOnlyCollection<int>? agencies, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _rejected.ReadAsync(agencies, limit, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RetentionOutcome> EnforceAsync(RetentionPolicy policy, CancellationToken cancellationToken)
    {
        await _rejected.RemoveBeforeAsync(_time.GetUtcNow() - policy.MaxAge, cancellationToken);
        return await _retention.EnforceAsync(policy, cancellationToken);
    }

    /// <inheritdoc />
    public Task<StoreSize> MeasureAsync(CancellationToken cancellationToken) => _retention.MeasureAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<EventStoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        var (cluster, disk, problem) = ((ClusterHealth?)null, (DiskRoom?)null, (string?)null);
        try
        {
            cluster = await ClusterHealth.AskAsync(_server, _names, cancellationToken);
            disk = await DiskRoom.AskAsync(_server, cancellationToken);
            problem = cluster.Problem ?? disk?.Problem;
            await _rejected.TouchAsync(_time.GetUtcNow(), cancellationToken);
        }
        catch (Exception failure) when (failure is EventStoreUnavailableException or EventStoreBusyException)
        {
            problem ??= failure.Message;
        }
        if (_failure is { } failed && _time.GetElapsedTime(failed.At) < FailureCounts) problem ??= failed.Problem;
        var warnings = new[] { cluster?.Warning, disk?.Warning }.OfType<string>().ToList();
        return new EventStoreHealth(problem is null, problem, disk?.FreeBytes, disk?.MinimumFreeBytes, Waiting, DamagedFiles: [])
        {
            Warning = warnings.Count == 0 ? null : string.Join(' ', warnings),
        };
    }

    /// <summary>Takes nothing more, finishes what was taken, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        // A container that registered it under several doors disposes it once for each.
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _writer.Stop();
        foreach (var queue in _queues) await queue.DisposeAsync();
        _writer.Dispose();
        _search.Dispose();
        _retention.Dispose();
        _rejected.Dispose();
        _freshness.Dispose();
        _meter.Dispose();
        _server.Dispose();
    }

    /// <summary>The last place by arrival that was given, whatever the clock says now.</summary>
    private static async Task<long> LastSequenceAsync(ServerConnection server, IndexNames names, CancellationToken cancellationToken)
    {
        var last = new JsonObject { ["size"] = 1, ["_source"] = false, ["sort"] = new JsonArray(new JsonObject { ["soc_store.seq"] = new JsonObject { ["order"] = "desc", ["unmapped_type"] = "long" } }) };
        using (var refreshed = await server.PostAsync($"{names.Days}/_refresh?ignore_unavailable=true", null, cancellationToken)) refreshed.Demand();
        using var answer = await server.PostAsync($"{names.Days}/_search?ignore_unavailable=true", last, cancellationToken);
        var hits = answer.Demand().Body.GetProperty("hits").GetProperty("hits");
        return hits.GetArrayLength() == 0 ? 0 : hits[0].GetProperty("sort")[0].GetInt64();
    }

    private sealed record AppendFailure(string Problem, long At);
}
