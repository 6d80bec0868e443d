using System.Globalization;
using Microsoft.Extensions.Primitives;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Alerts as the desk's forms name them: numbers without letters, separated by commas, in one field or several of the same name.</summary>
internal static class AlertIds
{
    public const string Field = "alerts";

    public static IReadOnlyList<long> Read(StringValues field) =>
        [.. field.SelectMany(one => (one ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Take(AlertListRule.Most + 1).Select(Number).Distinct()];

    public static string Write(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Refusal.Invalid("Không có cảnh báo {0}.", text);
}
