using System.Globalization;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>Half of a surrogate pair, <c>\ud83d</c> alone, is valid JSON but no text that any reader after this could take.</summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The document itself where it has none, else a copy with <c>\ufffd</c> in their place, of the same length.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json, out bool replaced)
    {
        replaced = false;
        if (json.Span.IndexOf("\\ud"u8) < 0 && json.Span.IndexOf("\\uD"u8) < 0)
            return json;
        var copy = json.ToArray();
        for (var at = Next(copy, 0); at >= 0; at = Next(copy, at))
        {
            var code = Code(copy, at);
            if (char.IsHighSurrogate(code) && char.IsLowSurrogate(Code(copy, at + EscapeLength)))
            {
                at += 2 * EscapeLength;
            }
            else if (char.IsSurrogate(code))
            {
                "\\ufffd"u8.CopyTo(copy.AsSpan(at));
                replaced = true;
                at += EscapeLength;
            }
            else
            {
                at += 2;
            }
        }

        return replaced ? copy : json;
    }

    /// <summary>The next backslash that begins an escape.</summary>
    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var step = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return step < 0 ? -1 : from + step;
    }

    private static char Code(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return '\0';
        return ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : '\0';
    }
}
