using System.Collections.Concurrent;

namespace SocCoordination.Storage.Queueing;

/// <summary>
/// One writer for many callers: takes everything that waits, commits it together, tells each caller, and looks again.
/// An item that comes alone is committed at once; nothing waits for company.
/// </summary>
/// <param name="name">The writer thread's name.</param>
/// <param name="bounds">How much may wait and be committed together.</param>
/// <param name="time">The clock.</param>
/// <param name="commit">Commits all the items or, throwing, none.</param>
internal sealed class CommitQueue<T>(string name, QueueBounds bounds, TimeProvider time, Action<IReadOnlyList<T>> commit) : IAsyncDisposable
    where T : class
{
    private readonly BlockingCollection<CommitRequest<T>> _requests = [];
    private readonly WaitingRoom _room = new(bounds, time);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitRequest<T>? _putBack;
    private int _isStopping;

    /// <summary>Items that wait now.</summary>
    public int Waiting => _room.Items;

    public void Start() => new Thread(Run) { Name = name, IsBackground = true }.Start();

    /// <summary>Commits what <paramref name="prepare"/> makes. The place in the queue is taken first, so that work is not done only to be turned away.</summary>
    /// <exception cref="EventStoreBusyException">Too much is waiting.</exception>
    /// <exception cref="EventStoreUnavailableException">It could not be committed, or the queue is stopping.</exception>
    public async Task<T> CommitAsync(int items, long bytes, Func<T> prepare, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseWhenStopping();
        _room.Enter(items, bytes);
        CommitRequest<T> request;
        try
        {
            request = new CommitRequest<T>(prepare(), items, bytes);
        }
        catch
        {
            _room.Leave(items, bytes);
            throw;
        }
        Enqueue(request);
        await request.WaitAsync(cancellationToken);
        return request.Item!;
    }

    /// <summary>Runs something on the writer's thread, between two groups, in the order of arrival.</summary>
    public Task RunAsync(Action action, CancellationToken cancellationToken)
    {
        RefuseWhenStopping();
        var request = new CommitRequest<T>(action);
        Enqueue(request);
        return request.WaitAsync(cancellationToken);
    }

    /// <summary>Takes nothing more, commits what was taken, and ends the writer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) == 0) _requests.CompleteAdding();
        await _stopped.Task;
    }

    private void Enqueue(CommitRequest<T> request)
    {
        try
        {
            _requests.Add(request);
        }
        catch (InvalidOperationException)
        {
            _room.Leave(request.Items, request.Bytes);
            RefuseWhenStopping();
            throw;
        }
    }

    private void RefuseWhenStopping()
    {
        if (Volatile.Read(ref _isStopping) != 0) throw new EventStoreUnavailableException("The event store is stopping.");
    }

    private void Run()
    {
        while (Next(Timeout.Infinite) is { } request)
        {
            if (request.Action is null) CommitGroup(GroupFrom(request));
            else request.Run();
        }
        _requests.Dispose();
        _stopped.SetResult();
    }

    private List<CommitRequest<T>> GroupFrom(CommitRequest<T> first)
    {
        var group = new List<CommitRequest<T>>();
        var (items, bytes) = (0, 0L);
        for (CommitRequest<T>? request = first; request is not null; request = Next(timeout: 0))
        {
            (items, bytes) = (items + request.Items, bytes + request.Bytes);
            var fits = request.Action is null && (group.Count == 0 || (items <= bounds.GroupItems && bytes <= bounds.GroupBytes));
            if (!fits)
            {
                _putBack = request;
                break;
            }
            if (request.Begin()) group.Add(request);
            else Leave(request);
        }
        return group;
    }

    /// <summary>The next request; null where none comes in time, or none will.</summary>
    private CommitRequest<T>? Next(int timeout)
    {
        if (_putBack is null) return _requests.TryTake(out var request, timeout) ? request : null;
        var next = _putBack;
        _putBack = null;
        return next;
    }

    private void CommitGroup(List<CommitRequest<T>> group)
    {
        if (group.Count == 0) return;
        var began = time.GetTimestamp();
        try
        {
            commit(group.ConvertAll(request => request.Item!));
            _room.Learn(group.Sum(request => request.Items), began);
        }
        catch (Exception failure) when (group.Count > 1 && failure is not EventStoreUnavailableException)
        {
            // One of them is bad: each for itself, so that the others succeed.
            foreach (var request in group) CommitGroup([request]);
            return;
        }
        catch (Exception failure)
        {
            Tell(group, request => request.Failed(failure));
            return;
        }
        Tell(group, request => request.Done());
    }

    /// <summary>The places are free before the callers know: one that comes again at once must not find its own taken.</summary>
    private void Tell(List<CommitRequest<T>> group, Action<CommitRequest<T>> outcome)
    {
        group.ForEach(Leave);
        group.ForEach(outcome);
    }

    private void Leave(CommitRequest<T> request) => _room.Leave(request.Items, request.Bytes);
}
