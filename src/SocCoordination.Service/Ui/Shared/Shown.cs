using System.Globalization;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Ui.Shared;

/// <summary>Times, spans and numbers as people read them: the province's zone, the reader's language.</summary>
internal sealed class Shown(ProvinceClock province)
{
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string ZoneName => province.ZoneName;

    /// <summary><c>14:31</c> today, <c>21/11 14:31</c> this year, <c>21/11/2025 14:31</c> before.</summary>
    public string Time(DateTimeOffset at)
    {
        var local = province.Local(at);
        var now = province.Now;
        var format = local.Date == now.Date ? "HH:mm" : local.Year == now.Year ? "dd/MM HH:mm" : "dd/MM/yyyy HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>As <see cref="Time"/>, with seconds.</summary>
    public string TimeToTheSecond(DateTimeOffset at) => Time(at) + province.Local(at).ToString(":ss", CultureInfo.InvariantCulture);

    /// <summary>Date, time to the second and zone: what a tooltip and an evidence line need.</summary>
    public string Exact(DateTimeOffset at) => province.Local(at).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " (" + ZoneName + ")";

    public string Day(DateTimeOffset at) => province.Local(at).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>2 ph</c>, <c>1 h 12</c>, <c>3 ngày</c>: short, for tables and clocks.</summary>
    public static string Span(TimeSpan span) => Span(span, English);

    public static string Span(TimeSpan span, bool english)
    {
        var whole = span.Duration();
        if (whole.TotalSeconds < 60)
            return FormattableString.Invariant($"{Math.Floor(whole.TotalSeconds)} {(english ? "s" : "giây")}");
        if (whole.TotalMinutes < 60)
            return FormattableString.Invariant($"{Math.Floor(whole.TotalMinutes)} {(english ? "min" : "ph")}");
        if (whole.TotalHours < 72 && whole.Minutes == 0)
            return FormattableString.Invariant($"{Math.Floor(whole.TotalHours)} {(english ? "h" : "giờ")}");
        if (whole.TotalHours < 72)
            return FormattableString.Invariant($"{Math.Floor(whole.TotalHours)} h {whole.Minutes:00}");
        return FormattableString.Invariant($"{Math.Floor(whole.TotalDays)} {(english ? "days" : "ngày")}");
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
