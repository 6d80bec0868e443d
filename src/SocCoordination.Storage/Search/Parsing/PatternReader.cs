using System.Text;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>
/// Reads wildcards. The character itself is written <c>[*]</c> or <c>[?]</c>, and not with a backslash as in Lucene:
/// <c>C:\Temp\*</c> must mean what everyone means by it, all that is in that folder.
/// </summary>
internal static class PatternReader
{
    // Marks that fold to themselves, belong to no word and stand in no text that a person types.
    private const char AnyText = '\uE001', AnyCharacter = '\uE002';

    /// <summary>A pattern for a whole value: <c>*</c> is any text, <c>?</c> one character.</summary>
    public static Glob Text(string text, int column)
    {
        var marked = Mark(text, column);
        return new Glob([.. marked.Split(AnyText, StringSplitOptions.None).Select(Piece)]);
    }

    /// <summary>
    /// The words of a text, each a pattern where a <c>*</c> touches it; a <c>*</c> that touches none only parts words,
    /// and so does <c>?</c>, which pasted links hold.
    /// </summary>
    public static IReadOnlyList<Glob> Words(string text, int column)
    {
        var words = new List<Glob>();
        var word = new StringBuilder();
        foreach (var rune in (Mark(text, column) + ' ').EnumerateRunes())
        {
            if (WordReader.IsWordCharacter(rune) || rune.Value is AnyText)
            {
                word.Append(rune);
                continue;
            }
            var pieces = word.ToString().Split(AnyText).Select(Piece).ToList();
            if (pieces.Exists(piece => piece.Text.Length > 0)) words.Add(new Glob(pieces));
            word.Clear();
        }
        return words;
    }

    private static string Mark(string text, int column)
    {
        var marked = new StringBuilder(text.Length);
        var wildcards = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is AnyText or AnyCharacter)
            {
                marked.Append('\uFFFD');
            }
            else if (IsBracketed(text, i))
            {
                marked.Append(text[i + 1]);
                i += 2;
            }
            else if (c is not ('*' or '?'))
            {
                marked.Append(c);
            }
            else if (c == '?' || marked.Length == 0 || marked[^1] != AnyText)
            {
                marked.Append(c == '*' ? AnyText : AnyCharacter);
                wildcards++;
            }
        }
        return wildcards <= FilterLimits.Wildcards ? marked.ToString()
            : throw new EventFilterException(column, EventFilterProblem.TooLarge, $"{FilterLimits.Wildcards}", $"expected at most {FilterLimits.Wildcards} wildcards in one term");
    }

    private static bool IsBracketed(string text, int at) =>
        text[at] == '[' && at + 2 < text.Length && text[at + 1] is '*' or '?' && text[at + 2] == ']';

    private static GlobPiece Piece(string marked)
    {
        var text = new List<byte>();
        var anyCharacter = new List<int>();
        foreach (var (index, part) in marked.Split(AnyCharacter).Index())
        {
            if (index > 0)
            {
                anyCharacter.Add(text.Count);
                text.Add(0);
            }
            text.AddRange(Folding.Fold(part));
        }
        return new GlobPiece([.. text], [.. anyCharacter]);
    }
}
