using System.Globalization;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>Numbers with nine decimals, so that sums over a sliding window are exact whatever the order of their parts.</summary>
internal static class FixedPoint
{
    private const decimal Scale = 1_000_000_000m;

    /// <summary>Ten thousand times this is still far inside 128 bits.</summary>
    private const decimal Largest = 1e18m;

    public static Int128 From(decimal number) => (Int128)decimal.Round(number * Scale);

    public static decimal ToDecimal(Int128 number) => (decimal)number / Scale;

    /// <summary>Reads a number as events write it, decimal or <c>0x</c>; false where it is none or beyond 10^18.</summary>
    public static bool TryParse(string text, out Int128 number)
    {
        number = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole) || whole > Largest) return false;
            number = From(whole);
            return true;
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) || Math.Abs(parsed) > Largest) return false;
        number = From(parsed);
        return true;
    }
}
