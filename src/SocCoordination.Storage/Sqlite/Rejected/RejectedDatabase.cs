using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Sqlite.Database;

namespace SocCoordination.Storage.Sqlite.Rejected;

/// <summary>The file of rejected lines. Its sequence has no gaps: lines go from the oldest end only.</summary>
internal static class RejectedDatabase
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS line (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, agency INTEGER, source TEXT NOT NULL, reason TEXT NOT NULL, line BLOB NOT NULL, length INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS line_agency ON line (agency, seq);
        CREATE TABLE IF NOT EXISTS dropped (agency INTEGER PRIMARY KEY, lines INTEGER NOT NULL);
        """;

    public static SqliteConnection OpenToWrite(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        DayDatabase.Execute(connection, $"PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216; BEGIN IMMEDIATE; {Schema} COMMIT;");
        return connection;
    }

    public static SqliteConnection OpenToRead(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        DayDatabase.Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;");
        return connection;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }
}
