namespace SocCoordination.Events.Reading;

/// <summary>The ways in which logs write a time. Each reader says how many bytes it took.</summary>
internal static class Timestamps
{
    /// <summary>ISO 8601 / RFC 3339 with the liberties of real logs: <c>/</c> in the date, a space for <c>T</c>, a comma before the fraction, no zone, <c> UTC</c>.</summary>
    public static bool TryReadIso(ReadOnlySpan<byte> text, TimeZoneInfo zone, out DateTimeOffset at, out int length)
    {
        (at, length) = (default, 0);
        if (text.Length < 16 || text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4] || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
            return false;
        if (!Calendar.FourDigits(text, out var year) || !Calendar.TwoDigits(text[5..], out var month) || !Calendar.TwoDigits(text[8..], out var day))
            return false;
        if (!Calendar.TryReadTime(text[11..], out var time, out var taken))
            return false;
        length = 11 + taken;
        TimeSpan? offset = null;
        if (Calendar.TryReadOffset(text[length..], out var read, out taken))
            (offset, length) = (read, length + taken);
        else if (text[length..].StartsWith(" UTC"u8))
            (offset, length) = (TimeSpan.Zero, length + 4);
        else if (length < text.Length && text[length] == ' ' && Calendar.TryReadOffset(text[(length + 1)..], out read, out taken) && taken > 1)
            (offset, length) = (read, length + 1 + taken);
        return Calendar.TryMake(year, month, day, time, offset, zone, out at);
    }

    /// <summary>Web servers: <c>22/Nov/2026:10:00:00 +0700</c>.</summary>
    public static bool TryReadWeb(ReadOnlySpan<byte> text, TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 20 || text[2] != '/' || text[6] != '/' || text[11] != ':')
            return false;
        if (!Calendar.TwoDigits(text, out var day) || Calendar.Month(text[3..]) is not (> 0 and var month) || !Calendar.FourDigits(text[7..], out var year))
            return false;
        if (!Calendar.TryReadTime(text[12..], out var time, out var taken))
            return false;
        var rest = text[(12 + taken)..];
        TimeSpan? offset = rest.Length > 1 && Calendar.TryReadOffset(rest[1..], out var read, out _) ? read : null;
        return Calendar.TryMake(year, month, day, time, offset, zone, out at);
    }

    /// <summary>Apache's error log: <c>Sun Nov 22 10:00:00.123456 2026</c>.</summary>
    public static bool TryReadApacheError(ReadOnlySpan<byte> text, TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 24 || text[3] != ' ' || text[7] != ' ' || text[10] != ' ' || Calendar.Month(text[4..]) is not (> 0 and var month))
            return false;
        if (!TryReadDay(text[8..], out var day) || !Calendar.TryReadTime(text[11..], out var time, out var taken))
            return false;
        var rest = text[(11 + taken)..];
        return rest.Length == 5 && Calendar.FourDigits(rest[1..], out var year) && Calendar.TryMake(year, month, day, time, null, zone, out at);
    }

    /// <summary>Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size; a fraction of seconds is taken.</summary>
    public static bool TryReadEpoch(ReadOnlyMemory<byte> text, out DateTimeOffset at)
    {
        at = default;
        var scanner = new LineScanner(text);
        if (!scanner.TakeNumber(out var number))
            return false;
        long ticks = 0;
        if (scanner.Skip((byte)'.'))
        {
            var worth = TimeSpan.TicksPerSecond / 10;
            for (; Calendar.IsDigit(scanner.Next); scanner.Advance(1), worth /= 10)
                ticks += (scanner.Next - '0') * worth;
        }

        if (!scanner.AtEnd)
            return false;
        ticks += number switch
        {
            < 100_000_000_000 => number * TimeSpan.TicksPerSecond,
            < 100_000_000_000_000 => number * TimeSpan.TicksPerMillisecond,
            < 100_000_000_000_000_000 => number * TimeSpan.TicksPerMicrosecond,
            _ => number / TimeSpan.NanosecondsPerTick,
        };
        if (ticks > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks)
            return false;
        at = new DateTimeOffset(DateTime.UnixEpoch.Ticks + ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>A day of the month in two columns, the first perhaps a space.</summary>
    public static bool TryReadDay(ReadOnlySpan<byte> text, out int day)
    {
        if (text.Length >= 2 && text[0] == ' ' && Calendar.IsDigit(text[1]))
        {
            day = text[1] - '0';
            return true;
        }

        return Calendar.TwoDigits(text, out day);
    }
}
