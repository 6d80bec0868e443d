using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A time as a person or a log writes it in ISO 8601, and how long it lasts to its precision.</summary>
internal sealed record WrittenTime(DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly (string Format, TimeSpan Lasts)[] Forms =
    [
        ("yyyy-MM-dd", TimeSpan.FromDays(1)),
        ("yyyy-MM-dd'T'HH:mm", TimeSpan.FromMinutes(1)),
        ("yyyy-MM-dd'T'HH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", TimeSpan.FromMilliseconds(1)),
    ];

    /// <param name="text">A day, or a day and a time to the minute, second or fraction; Z or an offset behind it.</param>
    /// <param name="zone">The zone where none is written.</param>
    /// <param name="time">What was read.</param>
    public static bool TryRead(string text, TimeZoneInfo zone, [NotNullWhen(true)] out WrittenTime? time)
    {
        time = null;
        var written = text.Replace(' ', 'T').ToUpperInvariant();
        foreach (var (format, lasts) in Forms)
        {
            if (DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1 and < 9999)
                return Make(new DateTimeOffset(local, zone.GetUtcOffset(local)), lasts, out time);
            if (DateTimeOffset.TryParseExact(written, format + "K", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                return Make(at, lasts, out time);
        }
        return false;
    }

    private static bool Make(DateTimeOffset from, TimeSpan lasts, [NotNullWhen(true)] out WrittenTime? time)
    {
        time = new WrittenTime(from, from <= DateTimeOffset.MaxValue - lasts ? from + lasts : DateTimeOffset.MaxValue);
        return true;
    }
}
