namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Lets writers write into one day's index together, and into different days' one after another: whoever then looks
/// whether an id is in another day's index finds what any writer of this process put there. Days change at midnight, so
/// hardly anybody ever waits.
/// </summary>
internal sealed class DayGate
{
    private readonly Lock _change = new();
    private readonly LinkedList<(DateOnly? Day, TaskCompletionSource Entered)> _waiting = new();
    private DateOnly? _open;
    private int _inside;

    /// <param name="day">The only day that is written to; null: several, so that nobody else may write meanwhile.</param>
    /// <returns>To be disposed when everything is written.</returns>
    public async Task<IDisposable> EnterAsync(DateOnly? day)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_change)
        {
            _waiting.AddLast((day, entered));
            LetIn();
        }
        await entered.Task;
        return new Inside(this);
    }

    /// <summary>Lets in who waits, in their order, so that nobody waits for ever.</summary>
    private void LetIn()
    {
        while (_waiting.First is { Value: var (day, entered) } && (_inside == 0 || (day is not null && day == _open)))
        {
            _waiting.RemoveFirst();
            (_open, _inside) = (day, _inside + 1);
            entered.SetResult();
        }
    }

    private void Leave()
    {
        lock (_change)
        {
            _inside--;
            LetIn();
        }
    }

    private sealed class Inside(DayGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
