using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>Writes a group of batches into the files of their arrival days. For the writer's thread.</summary>
internal sealed class GroupWriter(DayCatalogue days, EarlierDays earlier, FreeSpace space) : IDisposable
{
    /// <summary>Today's and, around midnight, yesterday's.</summary>
    private const int OpenFiles = 2;

    private readonly List<DayWriter> _open = [];

    /// <summary>Stores all the batches or, throwing, none that counts: one transaction a day, and nearly always one day.</summary>
    /// <exception cref="EventStoreUnavailableException">The disk or file does not take it.</exception>
    public void Write(IReadOnlyList<AppendBatch> batches) => AgainWithoutDamaged(() =>
    {
        foreach (var batch in batches) batch.ClearRepeated();
        foreach (var ofDay in InWritingOrder(batches))
        {
            var day = days.GetOrAdd(ofDay.Key);
            var events = earlier.WithoutKnown(ofDay, day);
            Using(day, writer => writer.Write(events));
        }
    });

    /// <summary>Writes one small row into the day's file, as an append would.</summary>
    public void Touch(DateTimeOffset at) =>
        AgainWithoutDamaged(() => Using(days.GetOrAdd(DateOnly.FromDateTime(at.UtcDateTime)), writer => writer.Touch(at)));

    /// <summary>Lets go of a day's file.</summary>
    public void Close(Day day)
    {
        var writer = _open.Find(writer => writer.Day == day);
        if (writer is null) return;
        _open.Remove(writer);
        writer.Dispose();
    }

    public void Dispose()
    {
        _open.ForEach(writer => writer.Dispose());
        _open.Clear();
    }

    private static IEnumerable<IGrouping<DateOnly, PendingEvent>> InWritingOrder(IReadOnlyList<AppendBatch> batches)
    {
        var events = new PendingEvent[batches.Sum(batch => batch.Count)];
        var order = 0;
        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Count; i++, order++)
                events[order] = new PendingEvent(batch, i, EventTime.MillisecondsOf(batch[i].Timestamp), order);
        }
        Array.Sort(events);
        return events.GroupBy(pending => DateOnly.FromDateTime(pending.Event.Ingested.UtcDateTime)).OrderBy(ofDay => ofDay.Key);
    }

    /// <summary>What arrives must not wait for someone to repair a file: the day begins a new one, the old is kept and named.</summary>
    private void AgainWithoutDamaged(Action write)
    {
        space.Demand();
        try
        {
            write();
        }
        catch (DayDamagedException damage)
        {
            earlier.SetAside(damage.Day, damage.Message);
            write();
        }
    }

    private void Using(Day day, Action<DayWriter> write)
    {
        try
        {
            write(Writer(day));
        }
        catch (SqliteException failure)
        {
            Close(day);
            if (SqliteFailure.IsDamage(failure)) throw new DayDamagedException(day, failure);
            if (SqliteFailure.Outside(failure, day.Path) is { } outside) throw outside;
            throw;
        }
    }

    private DayWriter Writer(Day day)
    {
        if (_open.Find(writer => writer.Day == day) is { } open) return open;
        if (_open.Count == OpenFiles) Close(_open.MinBy(writer => writer.Day.Date)!.Day);
        var opened = new DayWriter(day);
        _open.Add(opened);
        return opened;
    }
}
