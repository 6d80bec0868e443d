using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Metrics;
using SocCoordination.Storage.Queueing;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;
using SocCoordination.Storage.Sqlite.Reading;
using SocCoordination.Storage.Sqlite.Rejected;
using SocCoordination.Storage.Sqlite.Writing;

namespace SocCoordination.Storage.Sqlite;

/// <summary>
/// The embedded event store: a SQLite file for each arrival day (UTC), one writer that commits together what arrives
/// together, readers beside it that never hold it up. Thread-safe. Dispose it to finish what was taken.
/// </summary>
public sealed class SqliteEventStore : IEventWriter, IEventSearch, IEventRetention, IEventStoreHealth, IAsyncDisposable
{
    private const int IdleReaders = 16;

    /// <summary>An append that failed makes the store unwell for so long, or until one goes through.</summary>
    private static readonly TimeSpan FailureCounts = TimeSpan.FromSeconds(30);

    private readonly FolderLock _lock;
    private readonly DayCatalogue _days;
    private readonly ReaderPool _readers = new(IdleReaders);
    private readonly FreeSpace _space;
    private readonly GroupWriter _writer;
    private readonly CommitQueue<AppendBatch> _queue;
    private readonly RejectedWriter _rejectedWriter;
    private readonly CommitQueue<IReadOnlyList<RejectedLine>> _rejectedQueue;
    private readonly EventSearch _search;
    private readonly Retention _retention;
    private readonly TimeProvider _time;
    private readonly StorageMeter _meter = new();
    private volatile AppendFailure? _failure;

    private SqliteEventStore(EventStoreOptions options, TimeProvider time, FolderLock folderLock)
    {
        (_time, _lock) = (time, folderLock);
        _days = DayCatalogue.Load(options.Folder);
        _space = new FreeSpace(options.Folder, options.MinimumFreeBytes);
        _writer = new GroupWriter(_days, new EarlierDays(_days, _readers), _space);
        _queue = new("event store writer", new QueueBounds(options.MaxWaitingEvents, options.MaxWaitingBytes, options.GroupEvents, options.GroupBytes), time, _meter.Measured<AppendBatch>(time, _writer.Write));
        _rejectedWriter = new RejectedWriter(Path.Combine(options.Folder, "rejected.db"), options.MaxRejectedLines);
        _rejectedQueue = new("rejected lines writer", new QueueBounds(options.MaxWaitingEvents, options.MaxWaitingBytes, options.GroupEvents, options.GroupBytes), time, _rejectedWriter.Write);
        _search = new EventSearch(_days, _readers, options, time);
        _retention = new Retention(options.Folder, _days, _readers, time, OnWriterAsync);
        _meter.Observe(() => _queue.Waiting);
        _queue.Start();
        _rejectedQueue.Start();
    }

    /// <summary>Opens the store, and makes its folder where there is none.</summary>
    /// <exception cref="InvalidOperationException">An option makes no sense; the message names it.</exception>
    /// <exception cref="EventStoreUnavailableException">The folder cannot be used, or another process uses it.</exception>
    public static SqliteEventStore Open(EventStoreOptions options, TimeProvider time)
    {
        options.Check();
        var folderLock = FolderLock.Take(options.Folder);
        try
        {
            return new SqliteEventStore(options, time, folderLock);
        }
        catch (SqliteException failure)
        {
            folderLock.Dispose();
            throw SqliteFailure.Outside(failure, options.Folder) ?? (Exception)failure;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A document is not one JSON object; the message names its position.</exception>
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<EcsEvent> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return new AppendOutcome(0, []);
        AppendBatch? prepared = null;
        try
        {
            await _queue.CommitAsync(batch.Count, batch.Sum(added => (long)added.Document.Length), () => prepared = new AppendBatch(batch), cancellationToken);
            _failure = null;
            return _meter.Counted(prepared!.Outcome());
        }
        catch (EventStoreUnavailableException failure)
        {
            _failure = new AppendFailure(failure.Message, _time.GetTimestamp());
            throw;
        }
        finally
        {
            prepared?.Dispose();
        }
    }

    /// <inheritdoc />
    public async Task RejectAsync(IReadOnlyList<RejectedLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0) return;
        await _rejectedQueue.CommitAsync(lines.Count, lines.Sum(line => (long)line.Line.Length), () => lines, cancellationToken);
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
        return Task.Run(() => new RejectedReader(_rejectedWriter.Path).Read(agencies, limit, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RetentionOutcome> EnforceAsync(RetentionPolicy policy, CancellationToken cancellationToken)
    {
        await _rejectedQueue.RunAsync(() => _rejectedWriter.RemoveBefore(_time.GetUtcNow() - policy.MaxAge), cancellationToken);
        return await _retention.EnforceAsync(policy, cancellationToken);
    }

    /// <inheritdoc />
    public Task<StoreSize> MeasureAsync(CancellationToken cancellationToken) => Task.Run(_retention.Measure, cancellationToken);

    /// <inheritdoc />
    public async Task<EventStoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        string? problem = null;
        try
        {
            await _queue.RunAsync(() => _writer.Touch(_time.GetUtcNow()), cancellationToken);
        }
        catch (Exception failure) when (failure is EventStoreUnavailableException or SqliteException or IOException)
        {
            problem = failure.Message;
        }
        // On a disk that is nearly full a small row may still go where a batch does not.
        if (_failure is { } failed && _time.GetElapsedTime(failed.At) < FailureCounts) problem ??= failed.Problem;
        return new EventStoreHealth(problem is null, problem, _space.Bytes, _space.Minimum, _queue.Waiting, [.. _days.Damaged.Select(damaged => damaged.Path)]);
    }

    /// <summary>Takes nothing more, finishes what was taken, and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _rejectedQueue.DisposeAsync();

        // Readers first: the last connection of a file copies its log back.
        _readers.Dispose();
        _writer.Dispose();
        _rejectedWriter.Dispose();
        _search.Dispose();
        _retention.Dispose();
        _meter.Dispose();
        _lock.Dispose();
    }

    private Task OnWriterAsync(Day? release, Action action) => _queue.RunAsync(() =>
    {
        if (release is not null) _writer.Close(release);
        action();
    }, CancellationToken.None);

    private sealed record AppendFailure(string Problem, long At);
}
