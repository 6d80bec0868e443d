using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace SocCoordination.Cli.Sending;

/// <summary>What the service's speed is held beside: the same lines inserted into a SQLite table with a full-text index, 500 a transaction, one thread, nothing else.</summary>
internal static class BareSqlite
{
    private const int BatchSize = 500;

    /// <returns>Lines a second.</returns>
    public static double Measure(IReadOnlyList<string> lines)
    {
        var folder = Directory.CreateTempSubdirectory("soc-bare-");
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "bare.db"), Pooling = false }.ToString());
            connection.Open();
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE lines (id INTEGER PRIMARY KEY, line TEXT); CREATE VIRTUAL TABLE words USING fts5(line, content='lines', content_rowid='id')");
            var started = Stopwatch.GetTimestamp();
            foreach (var batch in lines.Chunk(BatchSize))
                Insert(connection, batch);
            return lines.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Insert(SqliteConnection connection, string[] batch)
    {
        using var transaction = connection.BeginTransaction();
        using var row = Command(connection, transaction, "INSERT INTO lines (line) VALUES ($line) RETURNING id");
        using var words = Command(connection, transaction, "INSERT INTO words (rowid, line) VALUES ($id, $line)");
        var id = words.Parameters.Add("$id", SqliteType.Integer);
        foreach (var line in batch)
        {
            row.Parameters["$line"].Value = line;
            id.Value = row.ExecuteScalar();
            words.Parameters["$line"].Value = line;
            words.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // our own constants
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add("$line", SqliteType.Text);
        return command;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own constants
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
