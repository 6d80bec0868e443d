using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data.Moving;

/// <param name="Type">As PostgreSQL names it: <c>bigint</c>, <c>text</c>…</param>
/// <param name="Numbered">The database gives its values out.</param>
internal sealed record MoveColumn(string Name, string Type, bool Numbered);

/// <summary>The PostgreSQL database in the one transaction in which everything arrives.</summary>
internal sealed class MoveTarget(PostgreSqlDatabase database, NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public static async Task<MoveTarget> OpenAsync(PostgreSqlDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var target = new MoveTarget(database, connection, transaction);
        // Checking a long journal in SQLite takes its time.
        await target.RunAsync("SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);
        // A node that was started on it by mistake waits, and so do we for one that is just setting it up.
        await target.RunAsync(PostgreSqlDatabase.TakeTurn, cancellationToken);
        return target;
    }

    /// <exception cref="DatabaseUnusableException">Somebody's data is there already.</exception>
    public async Task RefuseUnlessEmptyAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            if (await ScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM \"{table}\")", cancellationToken))
                throw new DatabaseUnusableException($"PostgreSQL at {database.Place} is not empty: table {table} has rows. Move into a new database; this one was not changed.");
        }
    }

    public async Task<IReadOnlyList<MoveColumn>> ColumnsAsync(string table, CancellationToken cancellationToken)
    {
        var columns = new List<MoveColumn>();
        await using var command = Command($"SELECT column_name, data_type, is_identity = 'YES' FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            columns.Add(new MoveColumn(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        return columns.Count > 0 ? columns : throw new InvalidOperationException($"PostgreSQL's script makes no table {table}.");
    }

    public async Task WriteAsync(string table, IReadOnlyList<MoveColumn> columns, DbDataReader rows, CancellationToken cancellationToken)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            await import.StartRowAsync(cancellationToken);
            for (var i = 0; i < columns.Count; i++)
                await WriteAsync(import, columns[i], rows, i, cancellationToken);
        }

        await import.CompleteAsync(cancellationToken);
    }

    /// <summary>The next number follows the last that SQLite gave out: none is given twice, not even that of a row that is gone.</summary>
    public async Task GoOnNumberingAsync(string table, IReadOnlyList<MoveColumn> columns, long? last, CancellationToken cancellationToken)
    {
        if (last is not > 0 || columns.FirstOrDefault(column => column.Numbered) is not { } numbered)
            return;
        await RunAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT setval(pg_get_serial_sequence('{table}', '{numbered.Name}'), {last})"), cancellationToken);
    }

    public Task<long> CountAsync(string table, CancellationToken cancellationToken) => ScalarAsync<long>($"SELECT COUNT(*) FROM \"{table}\"", cancellationToken);

    public SocDbContext Context(CallerContext caller)
    {
        var context = new SocDbContext(new DbContextOptionsBuilder<SocDbContext>().UseNpgsql(connection).Options, caller);
        context.Database.UseTransaction(transaction);
        return context;
    }

    /// <param name="onRefused">Runs where PostgreSQL refuses; not where nobody knows whether it committed.</param>
    public async Task CommitAsync(Action onRefused, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException)
        {
            onRefused();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter import, MoveColumn column, DbDataReader rows, int i, CancellationToken cancellationToken)
    {
        if (rows.IsDBNull(i))
            return import.WriteNullAsync(cancellationToken);
        return column.Type switch
        {
            "boolean" => import.WriteAsync(rows.GetInt64(i) != 0, NpgsqlDbType.Boolean, cancellationToken),
            "integer" => import.WriteAsync(checked((int)rows.GetInt64(i)), NpgsqlDbType.Integer, cancellationToken),
            "bigint" => import.WriteAsync(rows.GetInt64(i), NpgsqlDbType.Bigint, cancellationToken),
            "text" => import.WriteAsync(StorableText.Of(rows.GetString(i)), NpgsqlDbType.Text, cancellationToken),
            "bytea" => import.WriteAsync(rows.GetFieldValue<byte[]>(i), NpgsqlDbType.Bytea, cancellationToken),
            _ => throw new InvalidOperationException($"Column {column.Name} has type {column.Type}, which no script of ours uses."),
        };
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private NpgsqlCommand Command(string sql)
    {
#pragma warning disable CA2100 // names are those of our own tables
        return new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
    }
}
