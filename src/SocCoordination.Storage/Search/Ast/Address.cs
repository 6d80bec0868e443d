using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>Reads addresses as logs write them.</summary>
internal static class Address
{
    private const int LongestText = 64;

    /// <summary>
    /// Reads an IPv6 address, or an IPv4 address in its usual form: neither octal, hexadecimal nor shortened ones, which
    /// <see cref="IPAddress"/> would read but whose words are not those of the address. IPv4 written as IPv6 is IPv4.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out IPAddress address)
    {
        address = IPAddress.None;
        if (utf8.Length > LongestText || !IPAddress.TryParse(Encoding.UTF8.GetString(utf8), out var read)) return false;
        address = read.IsIPv4MappedToIPv6 ? read.MapToIPv4() : read;
        return read.AddressFamily == AddressFamily.InterNetworkV6 || IsUsualForm(read, utf8);
    }

    /// <summary>Reads a network such as <c>203.0.113.0/24</c>; bits behind the prefix are taken for 0.</summary>
    public static bool TryParseNetwork(string text, out IPNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryParse(Encoding.UTF8.GetBytes(text[..slash]), out var address)) return false;
        var bytes = address.GetAddressBytes();
        if (!byte.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out var prefix) || prefix > bytes.Length * 8) return false;
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(prefix - (i * 8), 0, 8));
        network = new IPNetwork(new IPAddress(bytes), prefix);
        return true;
    }

    private static bool IsUsualForm(IPAddress address, ReadOnlySpan<byte> utf8)
    {
        Span<byte> usual = stackalloc byte[LongestText];
        return address.TryFormat(usual, out var length) && utf8.SequenceEqual(usual[..length]);
    }
}
