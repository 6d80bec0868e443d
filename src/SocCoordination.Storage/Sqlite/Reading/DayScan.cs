using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>Goes through the events of one day that a plan asks for, in one direction.</summary>
internal sealed class DayScan(DayReader reader, SearchPlan plan, long firstKey, long lastKey, bool newestFirst, CancellationToken cancellationToken)
{
    private const int RowsAtOnce = 64;
    private const string Columns = "event.key, event.agency, event.document, event.id, event.ingested";

    private static readonly string[] Statements =
    [
        $"SELECT {Columns} FROM event WHERE key BETWEEN ?1 AND ?2 ORDER BY key",
        $"SELECT {Columns} FROM event WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC",
        $"SELECT {Columns} FROM word CROSS JOIN event ON event.key = word.rowid WHERE word MATCH ?3 AND word.rowid BETWEEN ?1 AND ?2 ORDER BY word.rowid",
        $"SELECT {Columns} FROM word CROSS JOIN event ON event.key = word.rowid WHERE word MATCH ?3 AND word.rowid BETWEEN ?1 AND ?2 ORDER BY word.rowid DESC",
    ];

    private SqliteStatement? _rows;

    /// <summary>What it reads with; the caller's, who gives it back.</summary>
    public DayReader Reader => reader;

    /// <summary>What the last <see cref="Advance"/> came to.</summary>
    public ScanStep Step { get; private set; }

    /// <summary>The event that was found, or the last that was looked at.</summary>
    public EventPosition Position { get; private set; }

    /// <summary>Looks for the next event among a small number of rows.</summary>
    public ScanStep Advance()
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Step = Look();
        }
        catch (SqliteException failure)
        {
            throw DayFailure.Of(failure, reader.Day, cancellationToken);
        }
    }

    /// <summary>The event that was found.</summary>
    public EcsEvent Take() => new(
        EventId.Read(_rows!.Blob(3)),
        EventTime.ToTime(EventKey.TimeOf(Position.Key)),
        DateTimeOffset.FromUnixTimeMilliseconds(_rows.Integer(4)),
        (int)_rows.Integer(1),
        _rows.Blob(2).ToArray());

    private ScanStep Look()
    {
        _rows ??= Begin();
        for (var rows = 0; rows < RowsAtOnce; rows++)
        {
            if (!_rows.Step()) return ScanStep.Ended;
            Position = new EventPosition(_rows.Integer(0), reader.Day.Date.DayNumber);
            if (plan.Wants((int)_rows.Integer(1), _rows.Blob(2))) return ScanStep.Found;
        }
        return ScanStep.Searching;
    }

    private SqliteStatement Begin()
    {
        reader.Cancellation = cancellationToken;
        var rows = reader.Statement(Statements[(plan.Match is null ? 0 : 2) + (newestFirst ? 1 : 0)]).Bind(1, firstKey).Bind(2, lastKey);
        return plan.Match is null ? rows : rows.BindText(3, plan.Match);
    }
}
