using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite;

/// <summary>Keeps the store within age and size by removing whole days. Today's file stays, however large: the disk's free space bounds it.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="days">Its days.</param>
/// <param name="readers">Its readers.</param>
/// <param name="time">The clock.</param>
/// <param name="onWriter">Runs something on the writer's thread; is told the day whose file the writer must let go of.</param>
internal sealed class Retention(string folder, DayCatalogue days, ReaderPool readers, TimeProvider time, Func<Day?, Action, Task> onWriter) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<RetentionOutcome> EnforceAsync(RetentionPolicy policy, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var removed = await RemoveOldAsync(time.GetUtcNow() - policy.MaxAge, cancellationToken);
            var removedForSize = policy.MaxBytes is { } most ? await RemoveUntilAsync(most, cancellationToken) : 0;
            var oldest = days.Days.Values.FirstOrDefault(day => day.Content.Events > 0);
            return new RetentionOutcome(removed + removedForSize, removedForSize > 0, oldest is null ? null : StartOf(oldest.Date));
        }
        finally
        {
            await Task.Run(() => DayFiles.DeleteRemoved(folder), CancellationToken.None);
            _oneAtATime.Release();
        }
    }

    public StoreSize Measure()
    {
        var kept = days.Days.Values.ToList();
        var oldest = kept.Find(day => day.Content.Events > 0);
        return new StoreSize(kept.Sum(day => day.Content.Events), DayFiles.SizeOfAll(folder), oldest is null ? null : StartOf(oldest.Date));
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static DateTimeOffset StartOf(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    private async Task<long> RemoveOldAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = 0L;
        foreach (var damaged in days.Damaged.Where(damaged => StartOf(damaged.Date.AddDays(1)) <= before)) await RemoveAsync(damaged);
        foreach (var day in days.Days.Values.Where(day => StartOf(day.Date.AddDays(1)) <= before)) removed += await RemoveAsync(day, cancellationToken);
        return removed;
    }

    private async Task<long> RemoveUntilAsync(long bytes, CancellationToken cancellationToken)
    {
        var removed = 0L;
        while (Measure().Bytes > bytes && days.Days.Count > 1)
        {
            var oldest = days.Days.Values.First();
            if (days.Damaged.MinBy(damaged => damaged.Date) is { } damaged && damaged.Date <= oldest.Date) await RemoveAsync(damaged);
            else removed += await RemoveAsync(oldest, cancellationToken);
        }
        return removed;
    }

    // Once a day is closed it must go: nobody could read it any more.
    private async Task<long> RemoveAsync(Day day, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await readers.CloseAsync(day);
        await onWriter(day, () =>
        {
            days.Forget(day);
            DayFiles.Remove(day.Path);
        });
        return day.Content.Events;
    }

    private Task RemoveAsync(DamagedDay damaged) => onWriter(null, () =>
    {
        days.Forget(damaged);
        DayFiles.Remove(damaged.Path);
    });
}
