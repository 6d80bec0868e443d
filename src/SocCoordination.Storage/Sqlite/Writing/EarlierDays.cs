using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;
using SocCoordination.Storage.Sqlite.Reading;

namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>
/// Knows whether an event that arrives was stored on another day. Only days that hold ids of the event's own hour are
/// asked (<see cref="Day.MayHold"/>), each by its index of ids: none for live events, one for the first of a day. An id
/// without a time could be on any day; there <see cref="UntimedIds"/> answers.
/// </summary>
internal sealed class EarlierDays(DayCatalogue days, ReaderPool readers)
{
    private static readonly byte[] FirstWithTime = new EventId(UInt128.One << 80).ToByteArray();

    /// <summary>The events that no other day has; the others are marked as repeated in their batch.</summary>
    /// <param name="events">In the order of their times.</param>
    /// <param name="own">The day in which they belong.</param>
    public IReadOnlyList<PendingEvent> WithoutKnown(IEnumerable<PendingEvent> events, Day own)
    {
        var unknown = events.ToList();
        var hours = unknown.Select(pending => Day.HourOf(pending.Event.Id)).ToHashSet();
        foreach (var day in days.Days.Values)
        {
            if (day == own || !hours.Overlaps(day.Hours)) continue;
            foreach (var known in KnownTo(day, unknown)) known.Batch.MarkRepeated(known.Index);
            unknown.RemoveAll(pending => pending.Batch.IsRepeated(pending.Index));
        }
        return unknown;
    }

    /// <summary>Lets go of a damaged day's file and gives it another name.</summary>
    public void SetAside(Day day, string reason)
    {
        // A reader that is busy does not keep what arrives waiting: its file only has another name then.
        readers.CloseAsync(day).Wait(TimeSpan.FromSeconds(2));
        days.SetAside(day, reason);
    }

    private List<PendingEvent> KnownTo(Day day, List<PendingEvent> events)
    {
        DayReader? reader = null;
        var known = new List<PendingEvent>();
        try
        {
            foreach (var pending in events.Where(pending => MayHold(day, pending.Event.Id)))
            {
                reader ??= readers.Rent(day);
                if (reader is not null && Holds(reader, pending.Event.Id)) known.Add(pending);
            }
            return known;
        }
        catch (SqliteException failure) when (SqliteFailure.IsDamage(failure))
        {
            days.MarkDamaged(day, failure.Message);
            return [];
        }
        catch (SqliteException failure)
        {
            throw DayFailure.Of(failure, day, CancellationToken.None);
        }
        finally
        {
            if (reader is not null) readers.Return(reader);
        }
    }

    private static bool MayHold(Day day, EventId id) =>
        day.MayHold(id) && (Day.HourOf(id) != Day.HourOfUntimed || day.Untimed is not { } untimed || untimed.MayHold(id));

    private static bool Holds(DayReader reader, EventId id)
    {
        if (Day.HourOf(id) == Day.HourOfUntimed && reader.Day.Untimed is null or { IsOverfull: true }) ReadUntimed(reader);
        Span<byte> bytes = stackalloc byte[EventId.Size];
        id.WriteTo(bytes);
        var row = reader.Statement("SELECT 1 FROM event WHERE id = ?").Bind(1, bytes);
        var holds = row.Step();
        row.Reset();
        return holds;
    }

    private static void ReadUntimed(DayReader reader)
    {
        var count = reader.Statement("SELECT count(*) FROM event WHERE id < ?").Bind(1, FirstWithTime);
        count.Step();
        var untimed = new UntimedIds(count.Integer(0));
        count.Reset();
        var ids = reader.Statement("SELECT id FROM event WHERE id < ?").Bind(1, FirstWithTime);
        while (ids.Step()) untimed.Add(EventId.Read(ids.Blob(0)));
        reader.Day.Untimed = untimed;
    }
}
