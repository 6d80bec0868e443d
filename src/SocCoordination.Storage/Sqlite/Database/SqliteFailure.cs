using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocCoordination.Storage.Sqlite.Database;

/// <summary>What a failure of SQLite means to the store's callers.</summary>
internal static class SqliteFailure
{
    /// <summary>The file's content is not what SQLite wrote.</summary>
    public static bool IsDamage(SqliteException failure) =>
        failure.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT;

    /// <summary>A statement was stopped because its caller gave up.</summary>
    public static bool IsInterruption(SqliteException failure) => failure.SqliteErrorCode == raw.SQLITE_INTERRUPT;

    /// <summary>What is wrong outside, in a sentence that says what to do; null where the fault is not outside but a bug or a bad value.</summary>
    public static EventStoreUnavailableException? Outside(SqliteException failure, string file)
    {
        var reason = failure.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "the disk is full; free some space or let retention remove old days",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds the file; end it",
            raw.SQLITE_IOERR => "the disk did not answer or is full; look at the system's log",
            raw.SQLITE_CANTOPEN => "the file cannot be opened; look at the folder's rights and the number of open files",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => "the file may not be written; look at its rights and owner",
            raw.SQLITE_NOMEM => "memory is exhausted",
            _ => null,
        };
        return reason is null ? null : new EventStoreUnavailableException($"The event store cannot use {file}: {reason}. ({failure.Message})", failure);
    }
}
