using System.Globalization;
using System.Text;

namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// Reads the words of folded text, one after another: a word is the longest run of letters, digits and the marks that
/// belong to them. Everything else parts words, the underline and the full stop too: <c>web_01.local</c> is three.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<byte> folded)
{
    private static readonly sbyte[] AsciiLengths = [.. Enumerable.Range(0, 0x80).Select(c => (sbyte)(char.IsAsciiLetterOrDigit((char)c) ? 1 : -1))];

    private readonly ReadOnlySpan<byte> _text = folded;
    private int _at;

    /// <summary>Where the word that <see cref="Next"/> found begins.</summary>
    public int Start { get; private set; }

    /// <summary>The word that <see cref="Next"/> found.</summary>
    public readonly ReadOnlySpan<byte> Word => _text[Start.._at];

    public bool Next()
    {
        while (_at < _text.Length && WordCharacterLength() is var length && length <= 0) _at -= length;
        Start = _at;
        while (_at < _text.Length && WordCharacterLength() is var length && length > 0) _at += length;
        return _at > Start;
    }

    /// <summary>The length of the character here; below zero where it parts words.</summary>
    private readonly int WordCharacterLength()
    {
        var first = _text[_at];
        if (first < 0x80) return AsciiLengths[first];
        Rune.DecodeFromUtf8(_text[_at..], out var rune, out var size);
        return IsWordCharacter(rune) ? size : -size;
    }

    /// <summary>Whether a character belongs to words.</summary>
    public static bool IsWordCharacter(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        _ => false,
    };
}
