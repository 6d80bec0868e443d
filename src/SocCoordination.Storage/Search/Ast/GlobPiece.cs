using System.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>A part of a pattern between two stars.</summary>
/// <param name="Text">Its characters, folded; any byte at the places of <c>?</c>.</param>
/// <param name="AnyCharacter">The places in <paramref name="Text"/> that stand for any one character, ascending.</param>
internal sealed record GlobPiece(byte[] Text, int[] AnyCharacter)
{
    public bool HasAnyCharacter => AnyCharacter.Length > 0;

    /// <summary>Where the piece ends if it begins at <paramref name="at"/>; -1 where it does not.</summary>
    public int MatchAt(ReadOnlySpan<byte> text, int at)
    {
        if (!HasAnyCharacter) return text[at..].StartsWith(Text) ? at + Text.Length : -1;
        var next = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            if (at >= text.Length) return -1;
            if (next < AnyCharacter.Length && AnyCharacter[next] == i)
            {
                if (IsInsideCharacter(text[at])) return -1;
                at += CharacterLength(text, at);
                next++;
            }
            else if (text[at++] != Text[i])
            {
                return -1;
            }
        }
        return at;
    }

    /// <summary>Where the piece's first occurrence from <paramref name="from"/> on ends; -1 where there is none.</summary>
    public int Find(ReadOnlySpan<byte> text, int from)
    {
        if (!HasAnyCharacter)
        {
            var place = text[from..].IndexOf(Text);
            return place < 0 ? -1 : from + place + Text.Length;
        }
        for (; from <= text.Length; from++)
        {
            var end = MatchAt(text, from);
            if (end >= 0) return end;
        }
        return -1;
    }

    /// <summary>Whether the piece ends the text without beginning before <paramref name="from"/>.</summary>
    public bool EndsAt(ReadOnlySpan<byte> text, int from)
    {
        if (!HasAnyCharacter) return text.Length - Text.Length >= from && text.EndsWith(Text);
        for (; from <= text.Length; from++)
        {
            if (MatchAt(text, from) == text.Length) return true;
        }
        return false;
    }

    private static bool IsInsideCharacter(byte b) => (b & 0xC0) == 0x80;

    private static int CharacterLength(ReadOnlySpan<byte> text, int at)
    {
        var length = 1;
        while (at + length < text.Length && IsInsideCharacter(text[at + length])) length++;
        return length;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var any in AnyCharacter)
        {
            text.Append(Glob.Escape(Text.AsSpan(from, any - from))).Append('?');
            from = any + 1;
        }
        return text.Append(Glob.Escape(Text.AsSpan(from))).ToString();
    }
}
