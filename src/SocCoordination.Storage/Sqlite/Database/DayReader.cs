using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Sqlite.Days;
using SQLitePCL;

namespace SocCoordination.Storage.Sqlite.Database;

/// <summary>A connection that reads one day's file beside the writer, with its prepared statements. For one thread at a time.</summary>
internal sealed class DayReader : IDisposable
{
    /// <summary>Steps of SQLite's machine between two looks at the token: some tens of microseconds.</summary>
    private const int StepsBetweenLooks = 2000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    public DayReader(Day day)
    {
        Day = day;
        _connection = DayDatabase.OpenToRead(day.Path);

        // A progress handler and not sqlite3_interrupt: an interruption that comes just before a statement begins is lost.
        raw.sqlite3_progress_handler(_connection.Handle, StepsBetweenLooks, _ => Cancellation.IsCancellationRequested ? 1 : 0, null);
    }

    public Day Day { get; }

    /// <summary>Stops the running statement, which then fails as interrupted.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>A statement of this connection, prepared once.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement)) return statement;
        return _statements[sql] = new SqliteStatement(_connection, sql);
    }

    /// <summary>Gives up every row that is left, and with the last the view of the file as it was.</summary>
    public void Reset()
    {
        Cancellation = default;
        foreach (var statement in _statements.Values) statement.Reset();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }
}
