using System.Runtime.CompilerServices;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>Reads a number, true, false or null. The text is followed by blanks, so none of it reads beyond.</summary>
internal static class ScalarText
{
    /// <summary>Its length where it is well formed and ends where a token may end; else 0.</summary>
    public static int Length(ref byte text, out ValueKind kind)
    {
        int length;
        switch (text)
        {
            case (byte)'t':
                kind = ValueKind.True;
                length = Is(ref text, "true"u8) ? 4 : 0;
                break;
            case (byte)'f':
                kind = ValueKind.False;
                length = Is(ref text, "false"u8) ? 5 : 0;
                break;
            case (byte)'n':
                kind = ValueKind.Null;
                length = Is(ref text, "null"u8) ? 4 : 0;
                break;
            default:
                kind = ValueKind.Number;
                length = NumberLength(ref text);
                break;
        }

        return IsEnd(Unsafe.Add(ref text, length)) ? length : 0;
    }

    private static bool Is(ref byte text, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < word.Length; i++)
            if (Unsafe.Add(ref text, i) != word[i])
                return false;
        return true;
    }

    private static int NumberLength(ref byte text)
    {
        var at = text == (byte)'-' ? 1 : 0;
        var whole = Digits(ref text, at);
        if (whole == 0 || (whole > 1 && Unsafe.Add(ref text, at) == (byte)'0')) return 0;
        at += whole;
        if (Unsafe.Add(ref text, at) == (byte)'.')
        {
            var fraction = Digits(ref text, ++at);
            if (fraction == 0) return 0;
            at += fraction;
        }

        if ((Unsafe.Add(ref text, at) | 0x20) != (byte)'e') return at;
        at++;
        if (Unsafe.Add(ref text, at) is (byte)'+' or (byte)'-') at++;
        var exponent = Digits(ref text, at);
        return exponent == 0 ? 0 : at + exponent;
    }

    private static int Digits(ref byte text, int at)
    {
        var end = at;
        while (Unsafe.Add(ref text, end) is >= (byte)'0' and <= (byte)'9') end++;
        return end - at;
    }

    private static bool IsEnd(byte c) => c is (byte)',' or (byte)'}' or (byte)']' or <= 0x20;
}
