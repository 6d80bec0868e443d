using System.Net;

namespace SocCoordination.Detection.Matching;

/// <summary>Reads an address as logs write it: dotted IPv4, IPv6 with or without brackets or zone. Not the framework's short forms such as 1 or 0x7f.1.</summary>
internal static class AddressText
{
    private const int LongestText = 64;

    public static bool TryRead(ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.Length > LongestText) return false;
        if (text is ['[', .. var inner, ']']) text = inner;
        return (text.Contains(':') || text.Count('.') == 3) && IPAddress.TryParse(text, out address!);
    }
}
