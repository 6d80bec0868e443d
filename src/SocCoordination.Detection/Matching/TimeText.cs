using System.Globalization;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching;

/// <summary>
/// Takes a part of the time that a text tells, as it is written: <c>2020-10-09 18:28:58</c>, ISO 8601 with any offset, a
/// date alone, or seconds or milliseconds since 1970.
/// </summary>
internal static class TimeText
{
    // Ten digits of seconds reach the year 2286, thirteen of milliseconds too.
    private const int SecondsDigits = 10;
    private const int MillisecondsDigits = 13;

    public static int? PartOf(ReadOnlySpan<char> text, TimePart part)
    {
        if (!TryRead(text, out var time)) return null;
        return part switch
        {
            TimePart.Minute => time.Minute,
            TimePart.Hour => time.Hour,
            TimePart.Day => time.Day,
            TimePart.Week => ISOWeek.GetWeekOfYear(time),
            TimePart.Month => time.Month,
            _ => time.Year,
        };
    }

    private static bool TryRead(ReadOnlySpan<char> text, out DateTime time)
    {
        if (text.Length is SecondsDigits or MillisecondsDigits && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            time = text.Length == SecondsDigits ? DateTime.UnixEpoch.AddSeconds(number) : DateTime.UnixEpoch.AddMilliseconds(number);
            return true;
        }

        time = default;
        if (!TryDate(text, out var year, out var month, out var day)) return false;
        var (hour, minute) = (0, 0);
        if (text.Length > 10 && !TryClock(text[10..], out hour, out minute)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59) return false;
        time = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        return text.Length >= 10 && (text[4] is '-' or '/') && text[7] == text[4]
            && TryDigits(text[..4], out year) && TryDigits(text[5..7], out month) && TryDigits(text[8..10], out day);
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int hour, out int minute)
    {
        (hour, minute) = (0, 0);
        return text.Length >= 6 && (text[0] is 'T' or 't' or ' ') && text[3] == ':' && TryDigits(text[1..3], out hour) && TryDigits(text[4..6], out minute);
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
