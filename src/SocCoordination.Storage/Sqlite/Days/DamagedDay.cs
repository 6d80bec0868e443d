namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>A day's file that cannot be read.</summary>
/// <param name="Date">The arrival day.</param>
/// <param name="Path">The file.</param>
/// <param name="Reason">What SQLite says of it.</param>
/// <param name="LastTime">The latest <c>@timestamp</c> that it may hold, Unix milliseconds.</param>
internal sealed record DamagedDay(DateOnly Date, string Path, string Reason, long LastTime)
{
    public static DamagedDay Of(Day day, string reason)
    {
        // Where nothing was read yet: whatever arrived that day happened before, give or take a day for wrong clocks.
        var dayAfter = new DateTimeOffset(day.Date.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return new DamagedDay(day.Date, day.Path, reason, Math.Max(day.Content.LastTime, dayAfter - 1));
    }

    /// <summary>Whether it may hold events from a time on, in Unix milliseconds.</summary>
    public bool MayHold(long first) => first <= LastTime;
}
