using System.Globalization;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Reading;

/// <summary>What logs do to characters that would break the line.</summary>
internal static class Escapes
{
    /// <summary>A backslash before any byte stands for that byte.</summary>
    public static ReadOnlyMemory<byte> Backslashes(ReadOnlyMemory<byte> text, Arena arena)
    {
        if (!text.Span.Contains((byte)'\\'))
            return text;
        var source = text.Span;
        var taken = arena.Take(source.Length);
        var written = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\' && i + 1 < source.Length)
                i++;
            taken.Span[written++] = source[i];
        }

        return taken[..written];
    }

    /// <summary>nginx writes <c>\x22</c>, Apache <c>\"</c>, <c>\\</c>, <c>\n</c> and <c>\x..</c>: the text that was sent.</summary>
    public static ReadOnlyMemory<byte> WebServer(ReadOnlyMemory<byte> text, Arena arena)
    {
        if (!text.Span.Contains((byte)'\\'))
            return text;
        var source = text.Span;
        var taken = arena.Take(source.Length);
        var written = 0;
        for (var i = 0; i < source.Length; i++)
            taken.Span[written++] = source[i] == '\\' && i + 1 < source.Length ? Unescape(source, ref i) : source[i];
        return Utf8Repair.Repair(taken[..written], out _);
    }

    /// <summary>Two hexadecimal digits; -1 where there are none.</summary>
    public static int Hex(ReadOnlySpan<byte> text) =>
        text.Length >= 2 && byte.TryParse(text[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;

    private static byte Unescape(ReadOnlySpan<byte> source, ref int i)
    {
        i++;
        switch (source[i])
        {
            case (byte)'x' when Hex(source[(i + 1)..]) is >= 0 and var value:
                i += 2;
                return (byte)value;
            case (byte)'n':
                return (byte)'\n';
            case (byte)'t':
                return (byte)'\t';
            case (byte)'r':
                return (byte)'\r';
            default:
                return source[i];
        }
    }
}
