using System.Globalization;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Reads the number that a text writes: whole in decimal or <c>0x…</c>, or with a fraction or exponent.</summary>
internal static class NumberReader
{
    /// <param name="whole">The number where it is whole; else null.</param>
    /// <param name="real">The nearest double.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out Int128? whole, out double real)
    {
        if (ScalarReader.TryInteger(text, out var integer))
        {
            whole = integer;
            real = (double)integer;
            return true;
        }

        whole = null;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out real)
            && double.IsFinite(real);
    }
}
