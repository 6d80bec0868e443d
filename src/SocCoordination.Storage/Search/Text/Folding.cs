using System.Buffers;
using System.Globalization;
using System.Text;

namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// What search takes for the same letter: case does not count, nor do the marks of Latin letters, and đ is d, so that
/// <c>nguyen van duc</c> finds <c>Nguyễn Văn Đức</c>. Index, evaluator and query all read text through this one door.
/// </summary>
internal static class Folding
{
    private const int FirstMark = 0x0300, LastMark = 0x036F;
    private static readonly char[] Folded = BuildTable();

    /// <summary>Bytes that <see cref="Fold"/> may need for so many: a few capitals are shorter than their small letter.</summary>
    public static int MaxLength(int utf8Length) => utf8Length * 2;

    public static byte[] Fold(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var folded = new byte[MaxLength(utf8.Length)];
        return folded.AsSpan(0, Fold(utf8, folded)).ToArray();
    }

    /// <summary>Folds UTF-8 into UTF-8; wrong bytes become U+FFFD. Gives the bytes written.</summary>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var status = Ascii.ToLower(utf8, destination[written..], out var ascii);
            written += ascii;
            if (status == OperationStatus.Done) return written;
            utf8 = utf8[ascii..];
            while (!utf8.IsEmpty && utf8[0] >= 0x80)
            {
                Rune.DecodeFromUtf8(utf8, out var rune, out var read);
                written += Write(rune, destination[written..]);
                utf8 = utf8[read..];
            }
        }
    }

    private static int Write(Rune rune, Span<byte> destination)
    {
        if (!rune.IsBmp) return Rune.ToLowerInvariant(rune).EncodeToUtf8(destination);
        var folded = Folded[rune.Value];
        return folded == '\0' ? 0 : new Rune(folded).EncodeToUtf8(destination);
    }

    private static char[] BuildTable()
    {
        var table = new char[0x10000];
        for (var c = 0x80; c < table.Length; c++)
            table[c] = char.IsSurrogate((char)c) ? '\uFFFD' : char.ToLowerInvariant(BaseLetter((char)c));
        table.AsSpan(FirstMark, LastMark - FirstMark + 1).Clear();
        return table;
    }

    private static char BaseLetter(char c)
    {
        // U+00D0 and U+00F0 (eth) stand for Đ and đ in text converted from the old Vietnamese encodings.
        if (c is 'Đ' or 'đ' or '\u00D0' or '\u00F0') return 'd';
        if (c is not ((>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF'))) return c;
        var parts = c.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD);
        return parts.AsSpan(1).ContainsAnyExceptInRange((char)FirstMark, (char)LastMark) ? c : parts[0];
    }
}
