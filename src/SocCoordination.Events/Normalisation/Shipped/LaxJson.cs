using System.Buffers;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>
/// Puts right what templates without JSON escaping do: control characters in strings as they are, and backslashes that
/// begin no escape. A quote inside a string cannot be told from its end; such a document stays broken.
/// </summary>
internal static class LaxJson
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>False where there is nothing to put right.</summary>
    public static bool TryRepair(ReadOnlyMemory<byte> json, out ReadOnlyMemory<byte> repaired)
    {
        var target = new ArrayBufferWriter<byte>(json.Length + 256);
        var source = json.Span;
        var (inString, changed) = (false, false);
        while (!source.IsEmpty)
        {
            var next = source.IndexOfAny(Special);
            target.Write(next < 0 ? source : source[..next]);
            if (next < 0)
                break;
            source = source[next..];
            var used = 1;
            if (source[0] == '"')
            {
                inString = !inString;
                target.Write(source[..1]);
            }
            else if (!inString)
            {
                target.Write(source[..1]);
            }
            else if (source[0] == '\\' && EscapeLength(source) is > 0 and var length)
            {
                target.Write(source[..length]);
                used = length;
            }
            else
            {
                WriteEscaped(target, source[0]);
                changed = true;
            }

            source = source[used..];
        }

        repaired = target.WrittenMemory;
        return changed;
    }

    private static int EscapeLength(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 2)
            return 0;
        if (escape[1] == 'u')
            return escape.Length >= 6 && Escapes.Hex(escape[2..]) >= 0 && Escapes.Hex(escape[4..]) >= 0 ? 6 : 0;
        return "\"\\/bfnrt"u8.Contains(escape[1]) ? 2 : 0;
    }

    private static void WriteEscaped(ArrayBufferWriter<byte> target, byte character)
    {
        if (character == '\\')
        {
            target.Write("\\\\"u8);
            return;
        }

        var escape = target.GetSpan(6);
        "\\u00"u8.CopyTo(escape);
        character.TryFormat(escape[4..], out _, "x2", System.Globalization.CultureInfo.InvariantCulture);
        target.Advance(6);
    }
}
