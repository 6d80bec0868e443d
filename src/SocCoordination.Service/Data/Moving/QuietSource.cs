using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data.Moving;

/// <summary>The SQLite database while nobody else uses it: what is read stays the last word.</summary>
internal sealed class QuietSource(SqliteConnection connection, SqliteTransaction transaction) : IAsyncDisposable
{
    /// <exception cref="DatabaseUnusableException">It is not there, or somebody uses it.</exception>
    public static async Task<QuietSource> OpenAsync(SqliteDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(database.File))
            throw new DatabaseUnusableException($"There is no {database.File}: nothing to move. Name the installation's folder with --data.");
        var address = new SqliteConnectionStringBuilder { DataSource = database.File, Pooling = false, DefaultTimeout = 2 };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            // Leaving WAL needs the file for oneself alone: SQLite refuses while the service has it open, even idle. The next start goes back to WAL.
            await using (var alone = Command(connection, "PRAGMA journal_mode = DELETE"))
                await alone.ExecuteNonQueryAsync(cancellationToken);
            await new SchemaUpgrade("Sqlite").ApplyAsync(connection, clock, cancellationToken);
            return new QuietSource(connection, connection.BeginTransaction(IsolationLevel.Serializable, deferred: false));
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            await connection.DisposeAsync();
            throw new DatabaseUnusableException($"{database.File} is in use: stop the service, then move.", busy);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every table, each after those that it refers to.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellationToken)
    {
        var left = await RowsAsync("SELECT name, name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_version' ORDER BY name", cancellationToken);
        var needs = (await RowsAsync("SELECT m.name, k.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table' AND k.\"table\" <> m.name", cancellationToken))
            .ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var waiting = left.Select(pair => pair.Item1).ToList();
        var ordered = new List<string>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(table => needs[table].All(ordered.Contains)) ?? throw new InvalidOperationException("Tables refer to each other in a circle.");
            ordered.Add(next);
            waiting.Remove(next);
        }

        return ordered;
    }

    public async Task<SqliteDataReader> ReadAsync(string table, IReadOnlyList<MoveColumn> columns, CancellationToken cancellationToken)
    {
        // The reader closes with its command, so the command is left to it.
        var command = Command(connection, $"SELECT {string.Join(", ", columns.Select(column => $"\"{column.Name}\""))} FROM \"{table}\"");
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    public async Task<long> CountAsync(string table, CancellationToken cancellationToken) => await NumberAsync($"SELECT COUNT(*) FROM \"{table}\"", cancellationToken) ?? 0;

    /// <summary>The last number that the table gave out, also where that row is gone; null: it gives none.</summary>
    public Task<long?> LastNumberAsync(string table, CancellationToken cancellationToken) => NumberAsync($"SELECT seq FROM sqlite_sequence WHERE name = '{table}'", cancellationToken);

    public SocDbContext Context(CallerContext caller)
    {
        var context = new SocDbContext(new DbContextOptionsBuilder<SocDbContext>().UseSqlite(connection).Options, caller);
        context.Database.UseTransaction(transaction);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<long?> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<List<(string, string)>> RowsAsync(string sql, CancellationToken cancellationToken)
    {
        var rows = new List<(string, string)>();
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names are those of our own tables
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
