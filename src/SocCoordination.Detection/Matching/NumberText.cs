using System.Buffers.Text;
using System.Globalization;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching;

/// <summary>Reads the number that a value writes, without making strings. Agrees with how a rule's numbers are read.</summary>
internal static class NumberText
{
    private const int LongestInteger = 39;
    private const int LongestNumber = 400;

    /// <summary>A whole number in decimal, without leading zeros, or as <c>0x…</c> of at most 16 digits.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> text, out Int128 number)
    {
        number = 0;
        if (text is [(byte)'0', (byte)'x' or (byte)'X', .. var hex]) return TryHex(hex, out number);
        var negative = text.Length > 0 && text[0] == (byte)'-';
        var digits = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        if (digits.Length is 0 or >= LongestInteger || (digits[0] == (byte)'0' && digits.Length > 1)) return false;
        // Nearly every number fits 64 bits.
        if (digits.Length < 19)
        {
            var small = 0L;
            foreach (var digit in digits)
            {
                if (digit is < (byte)'0' or > (byte)'9') return false;
                small = (small * 10) + (digit - '0');
            }

            number = negative ? -small : small;
            return true;
        }

        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + (digit - '0');
        }

        if (negative) number = -number;
        return true;
    }

    /// <summary>A whole number, or one with a fraction or exponent.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out Int128? whole, out double real)
    {
        if (TryInteger(text, out var integer))
        {
            whole = integer;
            real = (double)integer;
            return true;
        }

        whole = null;
        real = 0;
        return text.Length is > 0 and < LongestNumber
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out real)
            && double.IsFinite(real);
    }

    /// <summary>64-bit values agree whether read as signed or unsigned: Windows writes its keywords both ways.</summary>
    public static bool IsSame(Int128 one, Int128 other) =>
        one == other || (Fits64(one) && Fits64(other) && unchecked((ulong)one == (ulong)other));

    public static bool Compares(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool TryHex(ReadOnlySpan<byte> hex, out Int128 number)
    {
        number = 0;
        if (hex.Length is 0 or > 16 || !Utf8Parser.TryParse(hex, out ulong value, out var read, 'x') || read != hex.Length) return false;
        number = value;
        return true;
    }

    private static bool Fits64(Int128 number) => number >= long.MinValue && number <= ulong.MaxValue;
}
