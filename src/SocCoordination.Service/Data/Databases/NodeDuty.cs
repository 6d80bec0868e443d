namespace SocCoordination.Service.Data.Databases;

/// <summary>
/// Whether this node does what one node at a time does. It spares the others double work; it is no fence: a node that was
/// cut off learns late that another took over, so whoever acts on it checks once more inside its transaction.
/// </summary>
internal sealed class NodeDuty
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _held;
    private volatile TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Held
    {
        get => _held;
        set => _held = value;
    }

    /// <summary>Ends when this node asked for the duty for the first time: from then on <see cref="Held"/> says something.</summary>
    public Task Asked => _asked.Task;

    public void Answered(bool held)
    {
        Held = held;
        _asked.TrySetResult();
    }

    /// <summary>Ends when there may be something to do. Take it before looking, wait on it after: what comes in between is not missed.</summary>
    public Task Called => _called.Task;

    public void Call() => Interlocked.Exchange(ref _called, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
