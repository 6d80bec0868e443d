using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>Writes one day's file. For the writer's thread.</summary>
internal sealed class DayWriter : IDisposable
{
    private const int MillisecondsOfMinute = 60_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _insertEvent, _insertWords, _keyBefore, _addToTally, _touch;
    private readonly Dictionary<(long Minute, int Agency), int> _tally = [];

    public DayWriter(Day day)
    {
        Day = day;
        _connection = DayDatabase.OpenToWrite(day.Path);
        _insertEvent = new SqliteStatement(_connection, "INSERT INTO event (key, id, agency, ingested, document) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
        _insertWords = new SqliteStatement(_connection, "INSERT INTO word (rowid, text) VALUES (?, ?)");
        _keyBefore = new SqliteStatement(_connection, "SELECT key FROM event WHERE key <= ? ORDER BY key DESC LIMIT 1");
        _addToTally = new SqliteStatement(_connection, "INSERT INTO tally (minute, agency, events) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET events = events + excluded.events");
        _touch = new SqliteStatement(_connection, "INSERT INTO probe (id, at) VALUES (1, ?) ON CONFLICT DO UPDATE SET at = excluded.at");
    }

    public Day Day { get; }

    /// <summary>Stores events in one transaction; those whose id the file has are marked as repeated in their batch.</summary>
    /// <param name="events">In the order of their times, so that the word index grows in the order of its keys; arrival decides within a millisecond.</param>
    public void Write(IReadOnlyList<PendingEvent> events)
    {
        _tally.Clear();
        var (stored, first, last) = (0L, long.MaxValue, long.MinValue);
        InTransaction(() =>
        {
            var previous = -1L;
            foreach (var pending in events)
            {
                var key = NextKey(pending.Time, previous);
                if (!Insert(key, pending))
                {
                    pending.Batch.MarkRepeated(pending.Index);
                    continue;
                }
                previous = key;
                var time = EventKey.TimeOf(key);
                (stored, first, last) = (stored + 1, Math.Min(first, time), Math.Max(last, time));
            }
            foreach (var ((minute, agency), count) in _tally)
                _addToTally.Bind(1, minute).Bind(2, agency).Bind(3, count).Run();
        });
        if (stored == 0) return;
        foreach (var pending in events) Day.Note(pending.Event.Id);
        Day.Content = Day.Content.With(new DayContent(stored, first, last));
    }

    /// <summary>Writes one small row, as an append does, to see whether that goes.</summary>
    public void Touch(DateTimeOffset at) => InTransaction(() => _touch.Bind(1, at.ToUnixTimeMilliseconds()).Run());

    public void Dispose()
    {
        foreach (var statement in new[] { _insertEvent, _insertWords, _keyBefore, _addToTally, _touch }) statement.Dispose();
        _connection.Dispose();
    }

    /// <summary>The first free key of a time. A millisecond that is full, after two million events, goes on in the next.</summary>
    private long NextKey(long time, long previous)
    {
        var key = previous >= EventKey.First(time) ? previous + 1 : EventKey.First(time);
        if (EventKey.TimeOf(key) == EventKey.TimeOf(previous) || EventKey.TimeOf(key) > Day.Content.LastTime) return key;
        while (true)
        {
            var last = EventKey.Last(EventKey.TimeOf(key));
            var taken = _keyBefore.Bind(1, last).Step() ? _keyBefore.Integer(0) : -1;
            _keyBefore.Reset();
            if (taken < last) return Math.Max(key, taken + 1);
            key = last + 1;
        }
    }

    private bool Insert(long key, PendingEvent pending)
    {
        var added = pending.Event;
        Span<byte> id = stackalloc byte[EventId.Size];
        added.Id.WriteTo(id);
        var isNew = _insertEvent.Bind(1, key).Bind(2, id).Bind(3, added.AgencyId).Bind(4, added.Ingested.ToUnixTimeMilliseconds()).Bind(5, added.Document.Span).Run() == 1;
        if (!isNew) return false;
        _insertWords.Bind(1, key).BindText(2, pending.Batch.Words(pending.Index)).Run();
        var cell = (EventKey.TimeOf(key) / MillisecondsOfMinute, added.AgencyId);
        _tally[cell] = _tally.GetValueOrDefault(cell) + 1;
        return true;
    }

    private void InTransaction(Action write)
    {
        DayDatabase.Execute(_connection, "BEGIN IMMEDIATE");
        try
        {
            write();
            DayDatabase.Execute(_connection, "COMMIT");
        }
        catch
        {
            // A full disk or a failed write has already ended the transaction; the connection is closed by whoever catches this.
            SQLitePCL.raw.sqlite3_exec(_connection.Handle, "ROLLBACK");
            throw;
        }
    }
}
