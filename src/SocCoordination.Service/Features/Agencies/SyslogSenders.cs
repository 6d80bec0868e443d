using System.Net;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Whose events a syslog sender's address brings; null for one that nobody named.</summary>
internal sealed class SyslogSenders(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);
    private IReadOnlyList<(IPNetwork Network, int Agency, string Name)> _known = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public void Forget() => _readAt = DateTimeOffset.MinValue;

    public async Task<(int Agency, string Name)?> FindAsync(IPAddress sender, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _readAt > Trust)
            await ReadAsync(cancellationToken);
        var address = sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender;
        foreach (var (network, agency, name) in _known)
        {
            if (network.Contains(address))
                return (agency, name);
        }

        return null;
    }

    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
            return true;
        var single = IPAddress.TryParse(text, out var address);
        network = single ? new IPNetwork(address!, address!.GetAddressBytes().Length * 8) : default;
        return single;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var senders = await scope.ServiceProvider.GetRequiredService<SocDbContext>().SyslogSenders.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken);
        // The narrowest network that holds an address is the one that was meant.
        _known = [.. senders.Select(one => (Network: TryParse(one.Address, out var network) ? network : default, one.AgencyId, one.Name)).OrderByDescending(one => one.Network.PrefixLength)];
        _readAt = clock.GetUtcNow();
    }
}
