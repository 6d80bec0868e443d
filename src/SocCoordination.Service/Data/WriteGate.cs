namespace SocCoordination.Service.Data;

/// <summary>
/// One writer at a time. SQLite allows no more, and waiting here is fair and cheap where waiting on its lock is neither;
/// it also gives the journal its one order. Between the nodes that share PostgreSQL an advisory lock does the same: see <see cref="Databases.IDatabaseKind"/>.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Leave(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Leave(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
