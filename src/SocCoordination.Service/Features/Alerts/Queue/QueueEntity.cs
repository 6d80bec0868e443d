using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>
/// What makes several alerts one attack, and so one row: the same host, account or address. A public address is the same
/// everywhere; a host, an account or a private address only within its agency, for every office has a <c>PC-01</c>.
/// </summary>
internal static class QueueEntity
{
    /// <returns>A short name for the row, the same for every alert in it; usable as an HTML id.</returns>
    public static string KeyOf(long alert, string? field, string? entity, int? agency)
    {
        if (string.IsNullOrEmpty(entity))
            return FormattableString.Invariant($"a{alert}");
        var within = IsPublicAddress(entity) ? null : agency;
        return "g" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{field}\n{entity}\n{within}"))).AsSpan(0, 8));
    }

    public static bool IsPublicAddress(string text) => IPAddress.TryParse(text, out var address) && text.AsSpan().ContainsAny('.', ':') && !IsPrivate(address);

    private static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal;
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return bytes[0] switch
        {
            10 => true,
            172 => bytes[1] is >= 16 and < 32,
            192 => bytes[1] == 168,
            169 => bytes[1] == 254,
            100 => bytes[1] is >= 64 and < 128,
            _ => false,
        };
    }
}
