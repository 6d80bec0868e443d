using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Reads <c>10.0.0.0/8</c>; a single address is a network of one; bits beyond the mask are ignored, as routers do.</summary>
internal static class NetworkReader
{
    public static IPNetwork? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address) || !IsWritten(text)) return null;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = bits;
        if (slash >= 0 && !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length)) return null;
        return length <= bits ? new IPNetwork(Mask(address, length), length) : null;
    }

    /// <summary>The framework also reads 1 and 0x7f.1 as addresses; a rule that says so is a slip.</summary>
    private static bool IsWritten(string text) => text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3;

    private static IPAddress Mask(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - (8 * i), 0, 8);
            bytes[i] &= (byte)(0xFF00 >> kept);
        }

        return new IPAddress(bytes);
    }
}
