namespace SocCoordination.Storage.Queueing;

/// <summary>What waits for the writer: an item to commit, or something to run.</summary>
internal sealed class CommitRequest<T>
    where T : class
{
    private const int Waiting = 0, Taken = 1, GivenUp = 2;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    public CommitRequest(T item, int items, long bytes) => (Item, Items, Bytes) = (item, items, bytes);

    public CommitRequest(Action action) => Action = action;

    public T? Item { get; }

    public Action? Action { get; }

    public int Items { get; }

    public long Bytes { get; }

    /// <summary>False where the caller gave up before; otherwise it now waits for the end.</summary>
    public bool Begin() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    public void Done() => _completion.TrySetResult();

    public void Failed(Exception failure) => _completion.TrySetException(failure);

    public void Run()
    {
        try
        {
            Action!();
            Done();
        }
        catch (Exception failure)
        {
            Failed(failure);
        }
    }

    /// <summary>Waits for the end. Who gives up in time was never written; what the writer has begun it finishes, and the caller learns how it ended.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            (state, token) =>
            {
                var request = (CommitRequest<T>)state!;
                if (Interlocked.CompareExchange(ref request._state, GivenUp, Waiting) == Waiting) request._completion.TrySetCanceled(token);
            },
            this);
        await _completion.Task;
    }
}
