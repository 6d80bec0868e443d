using System.Net;
using System.Net.Sockets;

namespace SocCoordination.Detection.Matching;

/// <summary>
/// What counts as an address in a log: IPv4 as four decimal numbers, IPv6 (RFC 4291) with or without brackets or zone.
/// Not the framework's short, octal or hexadecimal forms of IPv4, nor a port.
/// </summary>
internal static class AddressText
{
    public const int Longest = 64;

    public static bool TryRead(ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.Length > Longest) return false;
        if (text is ['[', .. var inner, ']']) text = inner;
        if (text.ContainsAny("[]/")) return false;
        if (!text.Contains(':') && !IsPlainV4(text)) return false;
        return IPAddress.TryParse(text, out address!);
    }

    private static bool IsPlainV4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            parts++;
            if (part.Length is 0 or > 3 || part.ContainsAnyExceptInRange('0', '9') || (part[0] == '0' && part.Length > 1)) return false;
        }

        return parts == 4;
    }
}
