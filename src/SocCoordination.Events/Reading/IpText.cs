using System.Net;

namespace SocCoordination.Events.Reading;

/// <summary>Addresses as logs write them. Stricter than <see cref="IPAddress"/>, which takes <c>1</c> and <c>0x7f.1</c> for addresses.</summary>
internal static class IpText
{
    private const int LongestIp = 45;

    /// <summary>The address alone: without brackets, zone and the <c>::ffff:</c> of a mapped IPv4 address; empty where it is none.</summary>
    public static ReadOnlyMemory<byte> Canonical(ReadOnlyMemory<byte> text)
    {
        if (text.Length > 2 && text.Span[0] == '[' && text.Span[^1] == ']')
            text = text[1..^1];
        if (text.Length is < 2 or > LongestIp)
            return default;
        if (!text.Span.Contains((byte)':'))
            return IsV4(text.Span) ? text : default;
        if (text.Span.StartsWith("::ffff:"u8) && IsV4(text.Span[7..]))
            return text[7..];
        var zone = text.Span.IndexOf((byte)'%');
        if (zone > 0)
            text = text[..zone];
        return IPAddress.IsValidUtf8(text.Span) && !text.Span.ContainsAny((byte)'[', (byte)'/') ? text : default;
    }

    /// <summary>Private, loopback, link-local or carrier-internal: an address that says nothing outside its own network.</summary>
    public static bool IsInternal(ReadOnlySpan<byte> ip)
    {
        if (TryReadV4(ip, out var v4))
        {
            var (first, second) = (v4 >> 24, (v4 >> 16) & 0xFF);
            return first is 10 or 127 || (first == 172 && second is >= 16 and <= 31) || (first == 192 && second == 168)
                || (first == 169 && second == 254) || (first == 100 && second is >= 64 and <= 127);
        }

        return ip.SequenceEqual("::1"u8) || (ip.Length > 3 && (ip[0] | 0x20) == 'f'
            && ((ip[1] | 0x20) is 'c' or 'd' || ((ip[1] | 0x20) == 'e' && (ip[2] | 0x20) is '8' or '9' or 'a' or 'b')));
    }

    private static bool IsV4(ReadOnlySpan<byte> text) => TryReadV4(text, out _);

    private static bool TryReadV4(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is < 7 or > 15)
            return false;
        var (octet, digits, dots) = (0u, 0, 0);
        foreach (var character in text)
        {
            if (Calendar.IsDigit(character) && digits < 3)
            {
                octet = (octet * 10) + (uint)(character - '0');
                digits++;
            }
            else if (character == '.' && digits > 0 && octet < 256 && dots < 3)
            {
                value = (value << 8) | octet;
                (octet, digits) = (0, 0);
                dots++;
            }
            else
            {
                return false;
            }
        }

        value = (value << 8) | octet;
        return dots == 3 && digits > 0 && octet < 256;
    }
}
