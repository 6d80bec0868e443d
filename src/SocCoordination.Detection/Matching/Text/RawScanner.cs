namespace SocCoordination.Detection.Matching.Text;

/// <summary>Finds literals in the raw text of a whole event, case aside, before any value is unescaped.</summary>
/// <remarks>
/// Only for events without <c>\u</c> and <c>\/</c>: there the part of a literal that JSON never escapes stands in the
/// text as it is. So it finds more than the literals, never less.
/// </remarks>
internal static class RawScanner
{
    /// <summary>A scanner for folded literals; null where one of them has no part to find it by.</summary>
    public static QuadScanner? Create(IReadOnlyList<NumberedLiteral> literals)
    {
        var parts = literals.Select(literal => literal with { Bytes = PlainPart(literal.Bytes) }).ToList();
        return parts.Count == 0 || parts.Any(part => part.Bytes.Length < QuadScanner.Width) ? null : new QuadScanner(parts, ignoreCase: true);
    }

    /// <summary>The longest run of characters that JSON never escapes.</summary>
    private static byte[] PlainPart(byte[] literal)
    {
        var best = literal.AsSpan(0, 0);
        for (var start = 0; start < literal.Length; start++)
        {
            var end = start;
            while (end < literal.Length && literal[end] is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\') end++;
            if (end - start > best.Length) best = literal.AsSpan(start, end - start);
            start = end;
        }

        return best.ToArray();
    }
}
