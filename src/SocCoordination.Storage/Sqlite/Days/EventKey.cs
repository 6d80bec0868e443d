namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>
/// An event's row key in its day's file: 42 bits of Unix milliseconds of <c>@timestamp</c> and 21 bits that count the
/// events of the same millisecond in the order of their arrival. So the table, and every list of keys of the word index,
/// lies in the order in which searches answer, and lines of one second keep the order in which the log had them.
/// </summary>
internal static class EventKey
{
    private const int SequenceBits = 21;

    /// <summary>The last millisecond that a key can hold, in the year 2109.</summary>
    public const long LastTime = (1L << 42) - 1;

    /// <summary>A time's millisecond; times outside 1970 to 2109 are held at the nearer end.</summary>
    public static long MillisecondsOf(DateTimeOffset time) => Clamp(time.ToUnixTimeMilliseconds());

    /// <summary>The first key of a millisecond.</summary>
    public static long First(long milliseconds) => Clamp(milliseconds) << SequenceBits;

    /// <summary>The last key of a millisecond.</summary>
    public static long Last(long milliseconds) => First(milliseconds) | ((1L << SequenceBits) - 1);

    /// <summary>The millisecond of a key.</summary>
    public static long TimeOf(long key) => key >> SequenceBits;

    /// <summary>The first whole millisecond that is not before a time.</summary>
    public static long MillisecondsNotBefore(DateTimeOffset time)
    {
        var floor = time.ToUnixTimeMilliseconds();
        return time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? floor : floor + 1;
    }

    private static long Clamp(long milliseconds) => Math.Clamp(milliseconds, 0, LastTime);

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
