namespace SocCoordination.Service.Journal;

/// <summary>Wakes the readers of the journal after a commit. Readers also look by themselves now and then: another process may have written.</summary>
internal sealed class JournalSignal
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1);

    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Raise() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Take this before reading, wait on it after: what is written in between is not missed.</summary>
    public Task Next => _next.Task;

    public static async Task WaitAsync(Task next, TimeProvider clock, CancellationToken cancellationToken) =>
        await Task.WhenAny(next, Task.Delay(LookAnyway, clock, cancellationToken));
}
