using System.Globalization;
using System.Text;

namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// Reads the words of folded text, one after another: a word is the longest run of letters, digits and the marks that
/// belong to them. Everything else parts words, the underline and the full stop too: <c>web_01.local</c> is three.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<byte> folded)
{
    private const byte Parts = 0, Belongs = 1, NotAscii = 2;
    private static readonly byte[] Kinds = [.. Enumerable.Range(0, 0x100).Select(c => c >= 0x80 ? NotAscii : char.IsAsciiLetterOrDigit((char)c) ? Belongs : Parts)];

    private readonly ReadOnlySpan<byte> _text = folded;
    private int _at;

    /// <summary>Where the word that <see cref="Next"/> found begins.</summary>
    public int Start { get; private set; }

    /// <summary>The word that <see cref="Next"/> found.</summary>
    public readonly ReadOnlySpan<byte> Word => _text[Start.._at];

    public bool Next()
    {
        Start = SkipWhile(word: false, _at);
        _at = SkipWhile(word: true, Start);
        return _at > Start;
    }

    /// <summary>Where the characters end that belong to a word, or that do not.</summary>
    private readonly int SkipWhile(bool word, int at)
    {
        var text = _text;
        var kinds = Kinds;
        var wanted = word ? Belongs : Parts;
        while (at < text.Length)
        {
            var kind = kinds[text[at]];
            if (kind == wanted)
                at++;
            else if (kind == NotAscii && NotAsciiLength(at) is var length && length > 0 == word)
                at += Math.Abs(length);
            else
                break;
        }

        return at;
    }

    /// <summary>The length of the character there; below zero where it parts words.</summary>
    private readonly int NotAsciiLength(int at)
    {
        Rune.DecodeFromUtf8(_text[at..], out var rune, out var size);
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
