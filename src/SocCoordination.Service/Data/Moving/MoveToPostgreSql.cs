using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Data.Moving;

/// <summary>
/// Moves an installation's database from SQLite to PostgreSQL: every table in one transaction, kept only where the counts are the
/// same and the journal's chain reads the same in both. The folder stays: events, keys and the journal's anchors are used from there.
/// </summary>
internal sealed class MoveToPostgreSql(SqliteDatabase source, PostgreSqlDatabase target, DataFolder folder, TimeProvider clock)
{
    /// <exception cref="DatabaseUnusableException">One of the two cannot be used for it, or what arrived is not what was sent; nothing was changed.</exception>
    public async Task<MoveOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await using var from = await QuietSource.OpenAsync(source, clock, cancellationToken);
        await target.PrepareAsync(cancellationToken);
        await using var into = await MoveTarget.OpenAsync(target, cancellationToken);

        var tables = await from.TablesAsync(cancellationToken);
        await into.RefuseUnlessEmptyAsync(tables, cancellationToken);
        var moved = new List<MovedTable>();
        foreach (var table in tables)
            moved.Add(await MoveAsync(from, into, table, cancellationToken));
        var journal = await VerifyAsync(from, into, cancellationToken);
        // Marked before the commit: a crash between the two is answered by removing the mark, which it says, never by two installations.
        source.MarkMoved(target.Place, clock.GetUtcNow());
        await into.CommitAsync(source.Unmark, cancellationToken);
        return new MoveOutcome(moved, journal);
    }

    private static async Task<MovedTable> MoveAsync(QuietSource from, MoveTarget into, string table, CancellationToken cancellationToken)
    {
        var columns = await into.ColumnsAsync(table, cancellationToken);
        await using var rows = await from.ReadAsync(table, columns, cancellationToken);
        await into.WriteAsync(table, columns, rows, cancellationToken);
        await into.GoOnNumberingAsync(table, columns, await from.LastNumberAsync(table, cancellationToken), cancellationToken);

        var (sent, arrived) = (await from.CountAsync(table, cancellationToken), await into.CountAsync(table, cancellationToken));
        return sent == arrived
            ? new MovedTable(table, arrived)
            : throw new DatabaseUnusableException($"Of table {table} {arrived} rows arrived, {sent} were sent; nothing was kept.");
    }

    private async Task<JournalCheck> VerifyAsync(QuietSource from, MoveTarget into, CancellationToken cancellationToken)
    {
        var caller = new CallerContext { Caller = Caller.System };
        var anchors = new JournalAnchors(folder);
        await using var old = from.Context(caller);
        await using var moved = into.Context(caller);
        var (before, after) = (await new JournalVerifier(old, anchors).CheckAsync(cancellationToken), await new JournalVerifier(moved, anchors).CheckAsync(cancellationToken));
        return before.Entries == after.Entries && before.LastHash.AsSpan().SequenceEqual(after.LastHash) && before.Faults.SequenceEqual(after.Faults)
            ? after
            : throw new DatabaseUnusableException(
                FormattableString.Invariant($"The journal reads otherwise in PostgreSQL ({after.Entries} entries, {after.Faults.Count} faults) than in SQLite ({before.Entries} entries, {before.Faults.Count} faults); nothing was kept."));
    }
}

/// <param name="Journal">As it reads in both databases; faults were there before.</param>
internal sealed record MoveOutcome(IReadOnlyList<MovedTable> Tables, JournalCheck Journal);

internal sealed record MovedTable(string Name, long Rows);
