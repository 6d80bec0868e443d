namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>
/// An event's place in the order of all events: by <c>@timestamp</c>, within a millisecond by arrival day, within the
/// day by arrival.
/// </summary>
/// <param name="Key">Its <see cref="EventKey"/>.</param>
/// <param name="Day">Its arrival day's <see cref="DateOnly.DayNumber"/>.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct EventPosition(long Key, int Day) : IComparable<EventPosition>
{
    public int CompareTo(EventPosition other)
    {
        var byTime = EventKey.TimeOf(Key).CompareTo(EventKey.TimeOf(other.Key));
        if (byTime != 0) return byTime;
        var byDay = Day.CompareTo(other.Day);
        return byDay != 0 ? byDay : Key.CompareTo(other.Key);
    }

    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;

    /// <summary>The greatest key of a day that stands before this position.</summary>
    public long LastKeyBefore(int day) =>
        day == Day ? Key - 1 : day < Day ? EventKey.Last(EventKey.TimeOf(Key)) : EventKey.First(EventKey.TimeOf(Key)) - 1;

    /// <summary>The smallest key of a day that stands behind this position.</summary>
    public long FirstKeyBehind(int day) =>
        day == Day ? Key + 1 : day < Day ? EventKey.Last(EventKey.TimeOf(Key)) + 1 : EventKey.First(EventKey.TimeOf(Key));
}
