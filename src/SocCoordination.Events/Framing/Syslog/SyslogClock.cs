using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>Times of the older syslog, which know no year and no zone: both are inferred.</summary>
/// <param name="Zone">The zone of senders that name none.</param>
/// <param name="Arrival">When the message arrived; a time without a year is the last such day, one day of clock error allowed.</param>
internal readonly record struct SyslogClock(TimeZoneInfo Zone, DateTimeOffset Arrival)
{
    private const int OldestInferredYears = 8;
    private static readonly TimeSpan ClockError = TimeSpan.FromDays(1);

    /// <summary>
    /// Reads <c>Nov 22 10:00:00</c>, <c>Nov  2 …</c>, <c>Nov 22 2026 …</c>, <c>2026 Nov 22 …</c>, a fraction of seconds,
    /// Cisco's <c>*</c> or <c>.</c> before and zone after, and ISO 8601.
    /// </summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset at, out int length)
    {
        if (Timestamps.TryReadIso(text, Zone, out at, out length))
            return true;
        var start = text.Length > 0 && text[0] is (byte)'*' or (byte)'.' ? 1 : 0;
        var rest = text[start..];
        var year = 0;
        if (rest.Length > 5 && rest[4] == ' ' && Calendar.FourDigits(rest, out year))
            rest = rest[5..];
        if (rest.Length < 14 || rest[3] != ' ' || Calendar.Month(rest) is not (> 0 and var month) || !TryReadDay(ref rest, out var day))
            return false;
        if (year == 0 && rest.Length > 5 && rest[4] == ' ' && Calendar.FourDigits(rest, out year))
            rest = rest[5..];
        if (!Calendar.TryReadTime(rest, out var time, out var taken) || taken < 8)
            return false;
        rest = rest[taken..];
        var offset = ReadZone(ref rest);
        length = text.Length - rest.Length;
        return year > 0 ? Calendar.TryMake(year, month, day, time, offset, Zone, out at) : TryInferYear(month, day, time, offset, out at);
    }

    private static bool TryReadDay(ref ReadOnlySpan<byte> rest, out int day)
    {
        if (Timestamps.TryReadDay(rest[4..], out day) && rest[6] == ' ')
        {
            rest = rest[7..];
            return true;
        }

        // "Nov 2 10:00:00": one digit in one column.
        day = rest[4] - '0';
        var single = Calendar.IsDigit(rest[4]) && rest[5] == ' ';
        rest = single ? rest[6..] : rest;
        return single;
    }

    private static TimeSpan? ReadZone(ref ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith(" UTC"u8) || rest.StartsWith(" GMT"u8))
        {
            rest = rest[4..];
            return TimeSpan.Zero;
        }

        var at = rest.Length > 0 && rest[0] == ' ' ? 1 : 0;
        if (!Calendar.TryReadOffset(rest[at..], out var offset, out var taken))
            return null;
        rest = rest[(at + taken)..];
        return offset;
    }

    private bool TryInferYear(int month, int day, TimeSpan time, TimeSpan? offset, out DateTimeOffset at)
    {
        var latest = Arrival.UtcDateTime.Year < 9999 ? Arrival + ClockError : Arrival;
        var newest = TimeZoneInfo.ConvertTime(latest, Zone).Year;

        // Several years back because of 29 February.
        for (var year = newest; year > newest - OldestInferredYears; year--)
        {
            if (Calendar.TryMake(year, month, day, time, offset, Zone, out at) && at <= latest)
                return true;
        }

        at = default;
        return false;
    }
}
