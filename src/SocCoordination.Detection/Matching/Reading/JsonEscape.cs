using System.Text;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>Undoes one escape of a JSON string that is known to be sound.</summary>
internal static class JsonEscape
{
    /// <param name="at">The backslash; afterwards the last character of the escape.</param>
    /// <param name="to">Room for four bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Read(ReadOnlySpan<byte> text, ref int at, Span<byte> to)
    {
        var c = text[++at];
        if (c == (byte)'u') return ReadUnicode(text, ref at).EncodeToUtf8(to);
        to[0] = c switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => c,
        };
        return 1;
    }

    /// <summary>Half a surrogate pair alone, which no text can hold, becomes U+FFFD.</summary>
    private static Rune ReadUnicode(ReadOnlySpan<byte> text, ref int at)
    {
        var first = ReadUnit(text, at + 1);
        at += 4;
        if (!char.IsSurrogate(first)) return new Rune(first);
        if (char.IsHighSurrogate(first) && at + 6 < text.Length && text[at + 1] == (byte)'\\' && text[at + 2] == (byte)'u')
        {
            var second = ReadUnit(text, at + 3);
            if (char.IsLowSurrogate(second))
            {
                at += 6;
                return new Rune(first, second);
            }
        }

        return Rune.ReplacementChar;
    }

    private static char ReadUnit(ReadOnlySpan<byte> text, int at)
    {
        var unit = 0;
        for (var i = at; i < at + 4; i++) unit = (unit << 4) | DigitOf(text[i]);
        return (char)unit;
    }

    private static int DigitOf(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
