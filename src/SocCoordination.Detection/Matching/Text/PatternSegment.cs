using System.Buffers;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// The parts between two <c>*</c>. What a part takes is told by the text it stands at, so a segment fits at a place in
/// one way or not at all, from either side.
/// </summary>
internal sealed class PatternSegment(PatternSegment.Part[] parts)
{
    private static readonly SearchValues<byte> s_dashStarts = SearchValues.Create("-/\u2013"u8[..3]);

    private readonly SearchValues<byte>? _starts = parts[0].Kind == PatternPartKind.Dash ? s_dashStarts : null;

    internal sealed record Part(PatternPartKind Kind, byte[] Literal);

    public IReadOnlyList<Part> Parts => parts;

    /// <summary>Where it ends if it begins at <paramref name="at"/>; else -1.</summary>
    public int EndFrom(ReadOnlySpan<byte> value, int at)
    {
        foreach (var part in parts)
        {
            var rest = value[at..];
            var taken = part.Kind switch
            {
                PatternPartKind.Literal => rest.StartsWith(part.Literal) ? part.Literal.Length : 0,
                PatternPartKind.Dash => Dashes.LengthAtStart(rest),
                _ => rest.Length == 0 ? 0 : LengthOfFirst(rest[0]),
            };
            if (taken == 0) return -1;
            at += taken;
        }

        return at;
    }

    /// <summary>Where it begins if it ends at the end of the value; else -1.</summary>
    public int StartAtEnd(ReadOnlySpan<byte> value)
    {
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var taken = parts[i].Kind switch
            {
                PatternPartKind.Literal => value.EndsWith(parts[i].Literal) ? parts[i].Literal.Length : 0,
                PatternPartKind.Dash => Dashes.LengthAtEnd(value),
                _ => LengthOfLast(value),
            };
            if (taken == 0) return -1;
            value = value[..^taken];
        }

        return value.Length;
    }

    /// <summary>Where its first occurrence from <paramref name="at"/> on ends; else -1.</summary>
    public int EndOfFirst(ReadOnlySpan<byte> value, int at)
    {
        while (at <= value.Length)
        {
            var skip = SkipToStart(value[at..]);
            if (skip < 0) return -1;
            var end = EndFrom(value, at + skip);
            if (end >= 0) return end;
            if (at + skip >= value.Length) return -1;
            at += skip + LengthOfFirst(value[at + skip]);
        }

        return -1;
    }

    private int SkipToStart(ReadOnlySpan<byte> rest) => parts[0].Kind switch
    {
        PatternPartKind.Literal => rest.IndexOf(parts[0].Literal),
        PatternPartKind.Dash => rest.IndexOfAny(_starts!),
        _ => 0,
    };

    /// <summary>Bytes of the character that begins so, in valid UTF-8.</summary>
    private static int LengthOfFirst(byte first) => first switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };

    private static int LengthOfLast(ReadOnlySpan<byte> value)
    {
        var length = 1;
        while (length < value.Length && (value[^length] & 0xC0) == 0x80) length++;
        return value.Length == 0 ? 0 : length;
    }
}
