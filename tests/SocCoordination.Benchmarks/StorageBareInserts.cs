using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Benchmarks;

/// <summary>What SQLite does alone: the same documents into one table, one thread, WAL, synced at each commit as the store is.</summary>
internal static class StorageBareInserts
{
    public static void Run(string path, EcsEvent[] events, int batch, bool withWords)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE line (id INTEGER PRIMARY KEY, document TEXT)");
        if (withWords) Execute(connection, "CREATE VIRTUAL TABLE words USING fts5 (document, content='')");

        using var insert = Prepare(connection, "INSERT INTO line (id, document) VALUES ($id, $document)");
        using var index = withWords ? Prepare(connection, "INSERT INTO words (rowid, document) VALUES ($id, $document)") : null;
        for (var from = 0; from < events.Length; from += batch)
        {
            using var transaction = connection.BeginTransaction();
            for (var n = from; n < Math.Min(from + batch, events.Length); n++)
            {
                var document = System.Text.Encoding.UTF8.GetString(events[n].Document.Span);
                foreach (var command in new[] { insert, index })
                {
                    if (command is null) continue;
                    command.Transaction = transaction;
                    command.Parameters[0].Value = n;
                    command.Parameters[1].Value = document;
                    command.ExecuteNonQuery();
                }
            }
            transaction.Commit();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$id", SqliteType.Integer);
        command.Parameters.Add("$document", SqliteType.Text);
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
