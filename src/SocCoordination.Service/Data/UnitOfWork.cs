using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Data;

/// <summary>Runs a change and its journal entries in one transaction; wakes the journal's readers once it is committed.</summary>
internal sealed class UnitOfWork(SocDbContext database, IDatabaseKind kind, WriteGate gate, JournalBuffer journal, JournalWriter writer, JournalSignal signal)
{
    /// <summary>A unit of work inside another is part of it.</summary>
    public async Task<T> CommitAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (database.Database.CurrentTransaction is not null)
            return await work();

        T result;
        IReadOnlyList<Fact> facts;
        using (await gate.EnterAsync(kind.Patience, cancellationToken))
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                // Before anything is read: numbers, windows and the journal's head must be the last writer's, on whatever node it ran.
                await kind.TakeTurnAsync(database, cancellationToken);
                result = await work();
                await database.SaveChangesAsync(cancellationToken);
                facts = journal.Take();
                await writer.AppendAsync(facts, cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
            }
            catch
            {
                journal.Take();
                database.ChangeTracker.Clear();
                throw;
            }
        }

        if (facts.Count > 0)
            signal.Raise();
        return result;
    }
}
