using System.Text;

namespace SocCoordination.Detection.Matching.Text;

/// <summary><see cref="CaseFold"/> for text in UTF-8, without making strings.</summary>
internal static class FoldTable
{
    /// <summary>A folded character may need more bytes than the original: at most three for its two.</summary>
    public const int Growth = 2;

    private static readonly char[] s_folded = Fill();

    /// <summary>Folds text that is known to be valid.</summary>
    /// <param name="to">Room for <see cref="Growth"/> times the text.</param>
    /// <returns>Bytes written.</returns>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var written = 0;
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var read);
            var folded = rune.IsBmp ? new Rune(s_folded[rune.Value]) : CaseFold.Of(rune);
            written += folded.EncodeToUtf8(to[written..]);
            text = text[read..];
        }

        return written;
    }

    private static char[] Fill()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var folded = char.IsSurrogate((char)c) ? default : CaseFold.Of(new Rune((char)c));
            // Only a pair of characters outside the first plane ever maps outside it.
            table[c] = folded.IsBmp && !char.IsSurrogate((char)c) ? (char)folded.Value : (char)c;
        }

        return table;
    }
}
