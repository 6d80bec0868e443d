using System.Buffers;
using System.Net;

namespace SocCoordination.Storage.Search.Parsing;

/// <summary>
/// Tells <c>user.name:root</c>, a field and its value, from words that hold a colon: a path <c>C:\Windows</c>, a
/// link <c>https://…</c>, an IPv6 or a hardware address, a time <c>10:15</c>.
/// </summary>
internal static class FieldNameShape
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF:-");

    /// <summary>How long the field's name at the beginning is; 0 where none is.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> piece)
    {
        var colon = piece.IndexOf(':');
        if (colon <= 0 || !IsName(piece[..colon])) return 0;
        return IsWordWithColon(piece, colon) ? 0 : colon;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (!char.IsLetter(name[0]) && name[0] is not ('@' or '_')) return false;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_' or '-' or '@')) return false;
        }
        return true;
    }

    private static bool IsWordWithColon(ReadOnlySpan<char> piece, int colon)
    {
        var behind = piece[(colon + 1)..];
        var isPath = colon == 1 && behind.Length > 0 && behind[0] is '\\' or '/';
        var isLink = behind.StartsWith("//");
        var isHardware = piece.Length == 17 && colon == 2 && piece.Count(':') == 5 && !piece.ContainsAnyExcept(Hexadecimal);
        return isPath || isLink || isHardware || IPAddress.TryParse(piece, out _);
    }
}
