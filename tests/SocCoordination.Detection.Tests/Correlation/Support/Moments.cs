using System.Globalization;

namespace SocCoordination.Detection.Tests.Correlation.Support;

/// <summary>Times of a story: <c>10:04:59</c>, <c>10:04</c>, <c>day 3 10:04:59.5</c>; days from 1.</summary>
internal static class Moments
{
    private static readonly DateTimeOffset s_firstDay = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public const string Pattern = @"(?:day \d+ )?\d\d:\d\d(?::\d\d(?:\.\d+)?)?";

    public static DateTimeOffset Read(string text)
    {
        var parts = text.Split(' ');
        var day = parts.Length == 3 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        return s_firstDay.AddDays(day - 1) + TimeSpan.Parse(parts[^1], CultureInfo.InvariantCulture);
    }

    public static string Write(DateTimeOffset at)
    {
        var day = (at.Date - s_firstDay.Date).Days + 1;
        var time = at.TimeOfDay.ToString(at.Ticks % TimeSpan.TicksPerSecond == 0 ? "hh\\:mm\\:ss" : "hh\\:mm\\:ss\\.FFFFFFF", CultureInfo.InvariantCulture);
        return day == 1 ? time : $"day {day} {time}";
    }
}
