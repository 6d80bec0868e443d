using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>
/// Knows whether an event that arrives was stored on another day. Only days that hold ids of the event's own hour are
/// asked (<see cref="Day.MayHold"/>), each by its index of ids: none for live events, one for the first of a day.
/// </summary>
internal sealed class EarlierDays(DayCatalogue days, ReaderPool readers)
{
    /// <summary>The events that no other day has; the others are marked as repeated in their batch.</summary>
    public IReadOnlyList<PendingEvent> WithoutKnown(IEnumerable<PendingEvent> events, Day own)
    {
        var others = days.Days.Values.Where(day => day != own).ToArray();
        var unknown = new List<PendingEvent>();
        var (hour, candidates) = (int.MinValue, ImmutableArray<Day>.Empty);
        foreach (var pending in events)
        {
            if (Day.HourOf(pending.Event.Id) != hour)
            {
                hour = Day.HourOf(pending.Event.Id);
                candidates = [.. others.Where(day => day.MayHold(pending.Event.Id))];
            }
            if (candidates.Any(day => Holds(day, pending.Event.Id))) pending.Batch.MarkRepeated(pending.Index);
            else unknown.Add(pending);
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

    private bool Holds(Day day, EventId id)
    {
        if (readers.Rent(day) is not { } reader) return false;
        try
        {
            Span<byte> bytes = stackalloc byte[EventId.Size];
            id.WriteTo(bytes);
            return reader.Statement("SELECT 1 FROM event WHERE id = ?").Bind(1, bytes).Step();
        }
        catch (SqliteException failure) when (SqliteFailure.IsDamage(failure))
        {
            days.MarkDamaged(day, failure.Message);
            return false;
        }
        finally
        {
            readers.Return(reader);
        }
    }
}
