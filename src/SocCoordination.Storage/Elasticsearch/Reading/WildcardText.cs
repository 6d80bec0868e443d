using System.Text;
using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>A pattern in the words of Elasticsearch's wildcard query.</summary>
internal static class WildcardText
{
    /// <summary>The steps that Elasticsearch takes at most to make a pattern ready; it refuses others.</summary>
    private const int MostSteps = 10_000;

    /// <summary>Bytes of a pattern's text; of a thousand letters Elasticsearch refuses it.</summary>
    private const int Longest = 500;

    /// <summary>Whether Elasticsearch takes the pattern: long texts behind stars are hard for it, and characters left open there the most.</summary>
    public static bool IsEasy(Glob pattern)
    {
        var behindStars = pattern.Pieces.Skip(1).ToList();
        var length = behindStars.Sum(piece => piece.Text.Length);
        return length + pattern.Pieces[0].Text.Length <= Longest && behindStars.TrueForAll(piece => !piece.HasAnyCharacter) && (long)behindStars.Count * length * length <= MostSteps;
    }

    public static string Of(Glob pattern) => string.Join('*', pattern.Pieces.Select(Of));

    /// <summary>A text as it must stand in a pattern to mean itself.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);

    private static string Of(GlobPiece piece)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var any in piece.AnyCharacter)
        {
            text.Append(Escape(Encoding.UTF8.GetString(piece.Text.AsSpan(from, any - from)))).Append('?');
            from = any + 1;
        }
        return text.Append(Escape(Encoding.UTF8.GetString(piece.Text.AsSpan(from)))).ToString();
    }
}
