using System.Globalization;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Posture;

/// <summary>A month of the province's calendar.</summary>
internal sealed record PostureMonth(int Year, int Number)
{
    public static PostureMonth Of(DateTimeOffset local) => new(local.Year, local.Month);

    /// <summary>Reads <c>2026-11</c>.</summary>
    public static PostureMonth? Parse(string? text) =>
        text is { Length: 7 } && DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200
            ? new PostureMonth(day.Year, day.Month)
            : null;

    public PostureMonth Add(int months)
    {
        var day = new DateOnly(Year, Number, 1).AddMonths(months);
        return new PostureMonth(day.Year, day.Month);
    }

    public string Name(bool english) => english
        ? new DateOnly(Year, Number, 1).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))
        : string.Create(CultureInfo.InvariantCulture, $"tháng {Number:00}/{Year}");

    /// <summary>Its first moment, UTC.</summary>
    public DateTimeOffset Start(ProvinceClock province) => province.StartOf(new DateOnly(Year, Number, 1));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");
}
