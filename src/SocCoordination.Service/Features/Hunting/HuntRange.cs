using System.Globalization;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>The time that a search looks at: the last so-and-so much, or from and to in the province's zone.</summary>
/// <param name="Choice">One of <see cref="Choices"/>; empty: from and to were given.</param>
internal sealed record HuntRange(string Choice, DateTimeOffset From, DateTimeOffset To)
{
    private const string Default = "24h";

    public static readonly IReadOnlyList<(string Key, TimeSpan Span)> Choices =
    [
        ("15m", TimeSpan.FromMinutes(15)), ("1h", TimeSpan.FromHours(1)), (Default, TimeSpan.FromHours(24)), ("7d", TimeSpan.FromDays(7)), ("30d", TimeSpan.FromDays(30)),
    ];

    /// <summary>Reads what the form says; what cannot be read falls back to the last day, which the page then shows as chosen.</summary>
    public static HuntRange Read(string? choice, string? from, string? to, DateTimeOffset now, ProvinceClock province)
    {
        if (Time(from, province) is { } start)
            return new HuntRange("", start, Time(to, province) is { } end && end > start ? end : now);
        var (key, span) = Choices.FirstOrDefault(one => one.Key == choice, Choices.Single(one => one.Key == Default));
        // To the second, as addresses and forms hold it, so that the next page asks for the same time.
        var until = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), now.Offset).AddSeconds(1);
        return new HuntRange(key, until - span, until);
    }

    /// <summary>As a form's <c>datetime-local</c> holds it, to the second.</summary>
    public static string Text(DateTimeOffset at, ProvinceClock province) => province.Local(at).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string? text, ProvinceClock province)
    {
        if (string.IsNullOrEmpty(text) || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), province.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
