namespace SocCoordination.Events.Reading;

/// <summary>Makes an instant of the parts that a line gives, without exceptions.</summary>
internal static class Calendar
{
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>January is 1; 0 where the three letters are no English month.</summary>
    public static int Month(ReadOnlySpan<byte> name)
    {
        if (name.Length < 3)
            return 0;
        return ((name[0] | 0x20) << 16 | (name[1] | 0x20) << 8 | (name[2] | 0x20)) switch
        {
            'j' << 16 | 'a' << 8 | 'n' => 1,
            'f' << 16 | 'e' << 8 | 'b' => 2,
            'm' << 16 | 'a' << 8 | 'r' => 3,
            'a' << 16 | 'p' << 8 | 'r' => 4,
            'm' << 16 | 'a' << 8 | 'y' => 5,
            'j' << 16 | 'u' << 8 | 'n' => 6,
            'j' << 16 | 'u' << 8 | 'l' => 7,
            'a' << 16 | 'u' << 8 | 'g' => 8,
            's' << 16 | 'e' << 8 | 'p' => 9,
            'o' << 16 | 'c' << 8 | 't' => 10,
            'n' << 16 | 'o' << 8 | 'v' => 11,
            'd' << 16 | 'e' << 8 | 'c' => 12,
            _ => 0,
        };
    }

    /// <param name="year">The year.</param>
    /// <param name="month">January is 1.</param>
    /// <param name="day">From 1.</param>
    /// <param name="time">Since midnight; a leap second counts as the second before.</param>
    /// <param name="offset">As the line gives it; null where it gives none.</param>
    /// <param name="zone">The zone of lines without an offset.</param>
    /// <param name="at">The instant, UTC.</param>
    public static bool TryMake(int year, int month, int day, TimeSpan time, TimeSpan? offset, TimeZoneInfo zone, out DateTimeOffset at)
    {
        at = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || offset?.Duration() > LargestOffset)
            return false;
        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Add(time);
        var ticks = local.Ticks - (offset ?? zone.GetUtcOffset(local)).Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        at = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads <c>hh:mm:ss</c>, seconds and a fraction of up to nine digits after a point or comma optional.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out TimeSpan time, out int length)
    {
        (time, length) = (default, 5);
        if (text.Length < 5 || text[2] != ':' || !TwoDigits(text, out var hour) || !TwoDigits(text[3..], out var minute) || hour > 23 || minute > 59)
            return false;
        var second = 0;
        if (text.Length >= 8 && text[5] == ':')
        {
            if (!TwoDigits(text[6..], out second) || second > 60)
                return false;
            length = 8;
        }

        time = new TimeSpan(hour, minute, Math.Min(second, 59));
        if (length == 8 && text.Length > 9 && text[8] is (byte)'.' or (byte)',' && IsDigit(text[9]))
            time += TimeSpan.FromTicks(ReadFraction(text, ref length));
        return true;
    }

    /// <summary>Reads <c>Z</c>, <c>+07:00</c>, <c>+0700</c> or <c>+07</c>; false where none stands there.</summary>
    public static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset, out int length)
    {
        (offset, length) = (default, 1);
        if (text.IsEmpty)
            return false;
        if (text[0] is (byte)'Z' or (byte)'z')
            return true;
        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-') || !TwoDigits(text[1..], out var hours))
            return false;
        length = 3;
        var minutesAt = text.Length > 3 && text[3] == ':' ? 4 : 3;
        if (TwoDigits(text[minutesAt..], out var minutes) && minutes < 60)
            length = minutesAt + 2;
        else
            minutes = 0;
        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    public static bool TwoDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.Length < 2 || !IsDigit(text[0]) || !IsDigit(text[1]))
            return false;
        number = ((text[0] - '0') * 10) + (text[1] - '0');
        return true;
    }

    public static bool FourDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (!TwoDigits(text, out var high) || !TwoDigits(text[2..], out var low))
            return false;
        number = (high * 100) + low;
        return true;
    }

    public static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';

    private static long ReadFraction(ReadOnlySpan<byte> text, ref int length)
    {
        long ticks = 0;
        var worth = TimeSpan.TicksPerSecond / 10;
        for (length = 9; length < text.Length && length < 18 && IsDigit(text[length]); length++)
        {
            ticks += (text[length] - '0') * worth;
            worth /= 10;
        }

        return ticks;
    }
}
