using System.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A pattern over folded text: pieces parted by <c>*</c>, each of characters and <c>?</c>. Without wildcards, one piece that is the whole text.</summary>
internal sealed class Glob
{
    private readonly GlobPiece[] _pieces;

    public Glob(IReadOnlyList<GlobPiece> pieces) => _pieces = [.. pieces];

    /// <summary>A pattern without wildcards.</summary>
    public static Glob Literal(ReadOnlySpan<byte> folded) => new([new GlobPiece(folded.ToArray(), [])]);

    /// <summary>From the first to the last, with <c>*</c> between each two.</summary>
    public IReadOnlyList<GlobPiece> Pieces => _pieces;

    /// <summary>The text itself where the pattern has no wildcard.</summary>
    public byte[]? Exact => _pieces is [{ HasAnyCharacter: false } only] ? only.Text : null;

    /// <summary>True for <c>*</c> alone.</summary>
    public bool IsAnything => _pieces.Length > 1 && _pieces.All(piece => piece.Text.Length == 0);

    public bool Matches(ReadOnlySpan<byte> folded)
    {
        var first = _pieces[0].MatchAt(folded, 0);
        if (first < 0) return false;
        if (_pieces.Length == 1) return first == folded.Length;

        // Leftmost is right for each piece between two stars: an earlier place leaves more room for the rest.
        var at = first;
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            at = piece.Find(folded, at);
            if (at < 0) return false;
        }
        return _pieces[^1].EndsAt(folded, at);
    }

    public override string ToString() => string.Join('*', _pieces.Select(piece => piece.ToString()));

    /// <summary>Bytes of a piece of text as they may stand in a quoted pattern.</summary>
    internal static string Escape(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text).Replace("*", "[*]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal);
}
