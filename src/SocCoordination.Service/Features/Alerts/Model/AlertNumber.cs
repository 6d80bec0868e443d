using System.Globalization;

namespace SocCoordination.Service.Features.Alerts.Model;

/// <summary>How people and the API write an alert's id: <c>CB-88213</c>.</summary>
internal static class AlertNumber
{
    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"CB-{id}");

    /// <summary>Reads <c>CB-88213</c> or <c>88213</c>.</summary>
    public static bool TryParse(string? text, out long id)
    {
        var digits = text.AsSpan();
        if (digits.StartsWith("CB-", StringComparison.OrdinalIgnoreCase))
            digits = digits[3..];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
