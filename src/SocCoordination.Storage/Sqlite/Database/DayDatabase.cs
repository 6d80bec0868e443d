using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocCoordination.Storage.Sqlite.Database;

/// <summary>The file of one arrival day: how it is opened and what is in it.</summary>
internal static class DayDatabase
{
    private const int Version = 1;

    // "event" is keyed by time (see EventKey), so that a search reads rows in the order in which it answers.
    // "word" holds for each key the document's words once, without their places: a search asks it which rows may match,
    // and the evaluator decides. "tally" counts by the minute of @timestamp, for histograms and sizes without a scan.
    private const string Schema = $"""
        CREATE TABLE IF NOT EXISTS event (key INTEGER PRIMARY KEY, id BLOB NOT NULL, agency INTEGER NOT NULL, ingested INTEGER NOT NULL, document BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS event_id ON event (id);
        CREATE TABLE IF NOT EXISTS tally (minute INTEGER NOT NULL, agency INTEGER NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (minute, agency)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);
        CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (text, content='', detail=none, columnsize=0, tokenize='ascii');
        INSERT INTO word (word, rank) VALUES ('pgsz', 16000);
        INSERT INTO word (word, rank) VALUES ('automerge', 8);
        PRAGMA user_version = 1;
        """;

    /// <summary>Opens a day's file to write, and makes it where it does not exist.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is not a day's file.</exception>
    public static SqliteConnection OpenToWrite(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // FULL syncs the log at each commit: an append that returned is on disk. The log is copied back every 64 MiB.
            Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000; PRAGMA journal_size_limit = 134217728; PRAGMA cache_size = -65536;");
            if (VersionOf(connection) == 0) Execute(connection, $"BEGIN IMMEDIATE; {Schema} COMMIT;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a day's file to read beside its writer.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is not a day's file.</exception>
    public static SqliteConnection OpenToRead(string path)
    {
        // Read-write, but asked to write nothing: after a crash the first reader must be able to recover the log.
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -4096;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The version of the file's tables; 0 where it has none yet.</summary>
    /// <exception cref="EventStoreUnavailableException">A newer version of this program wrote it.</exception>
    public static long VersionOf(SqliteConnection connection)
    {
        using var version = new SqliteStatement(connection, "PRAGMA user_version");
        version.Step();
        var found = version.Integer(0);
        return found <= Version ? found
            : throw new EventStoreUnavailableException($"{connection.DataSource} was written by a newer version of this program (tables {found}, known {Version}): run that one.");
    }

    // Not by SqliteCommand, which tries a locked file again for half a minute.
    public static void Execute(SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // The store pools its readers itself, so that retention can close them.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
