namespace SocCoordination.Storage;

/// <summary>An event's <c>@timestamp</c> as the stores order by it: whole Unix milliseconds.</summary>
internal static class EventTime
{
    private const int Bits = 42;

    /// <summary>The last millisecond that is told from later ones, in the year 2109.</summary>
    public const long Last = (1L << Bits) - 1;

    /// <summary>A time's millisecond; times outside 1970 to 2109 are held at the nearer end.</summary>
    public static long MillisecondsOf(DateTimeOffset time) => Clamp(time.ToUnixTimeMilliseconds());

    /// <summary>The first whole millisecond that is not before a time.</summary>
    public static long MillisecondsNotBefore(DateTimeOffset time)
    {
        var floor = time.ToUnixTimeMilliseconds();
        return time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? floor : floor + 1;
    }

    /// <summary>The nearest millisecond that can be told.</summary>
    public static long Clamp(long milliseconds) => Math.Clamp(milliseconds, 0, Last);

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
