using System.Text;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>
/// Reads wildcards. As in Sigma rules, a backslash is itself, but before a wildcard two stand for one, and one left over
/// makes the wildcard a character: <c>C:\Temp\\*</c> is everything in that folder, <c>\*</c> a star.
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
        var (backslashes, wildcards) = (0, 0);
        foreach (var c in text)
        {
            if (c is '*' or '?')
            {
                var isWildcard = backslashes % 2 == 0;
                marked.Length -= (backslashes + 1) / 2;
                if (isWildcard) wildcards++;
                if (isWildcard && c == '*' && marked.Length > 0 && marked[^1] == AnyText) wildcards--;
                else marked.Append(!isWildcard ? c : c == '*' ? AnyText : AnyCharacter);
            }
            else
            {
                marked.Append(c is AnyText or AnyCharacter ? '\uFFFD' : c);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return wildcards <= FilterLimits.Wildcards ? marked.ToString()
            : throw new EventFilterException(column, EventFilterProblem.TooLarge, $"{FilterLimits.Wildcards}", $"expected at most {FilterLimits.Wildcards} wildcards in one term");
    }

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
