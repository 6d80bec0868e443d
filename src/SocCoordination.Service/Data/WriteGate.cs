using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data;

/// <summary>
/// One writer at a time. SQLite allows no more, and waiting here is fair and cheap where waiting on its lock is neither;
/// it also gives the journal its one order. Between the nodes that share PostgreSQL an advisory lock does the same: see <see cref="Databases.IDatabaseKind"/>.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="patience">How long to wait; those before may wait for a database that does not answer.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="DatabaseBusyException">It took longer.</exception>
    public async Task<IDisposable> EnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(patience, cancellationToken))
            throw new DatabaseBusyException($"Others have been writing for {patience.TotalSeconds:0} s.");
        return new Leave(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Leave(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
