using System.Globalization;

namespace SocCoordination.Service.Features.Demo.Stories;

/// <summary>Fills a line's places: times as each kind of log writes them, in the province's zone, counter, attacker and host.</summary>
/// <param name="Records">Numbers Windows events; each is used once.</param>
internal sealed class LineTemplate(TimeZoneInfo zone, Func<long> records)
{
    public string Fill(string template, DateTimeOffset at, int number, string host, string attacker)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var offset = local.ToString("zzz", CultureInfo.InvariantCulture);
        return template
            .Replace("{syslog}", local.ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{clf}", local.ToString("dd/MMM/yyyy:HH:mm:ss ", CultureInfo.InvariantCulture) + offset.Replace(":", "", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{iso}", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{date}", local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{time}", local.ToString("HH:mm:ss", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{offset}", offset.Replace(":", "", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{record}", template.Contains("{record}", StringComparison.Ordinal) ? records().ToString(CultureInfo.InvariantCulture) : "", StringComparison.Ordinal)
            .Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{host}", host, StringComparison.Ordinal)
            .Replace("{ip}", attacker, StringComparison.Ordinal);
    }
}
