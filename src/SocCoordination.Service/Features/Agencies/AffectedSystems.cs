using System.Net;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Tells which of an agency's systems a host name, domain or address belongs to.</summary>
internal sealed class AffectedSystems(IServiceScopeFactory scopes)
{
    private volatile IReadOnlyList<AgencySystem>? _systems;

    /// <summary>The list changed: read it again at the next question.</summary>
    public void Forget() => _systems = null;

    /// <param name="names">What the event says of the host: name, domain, addresses.</param>
    /// <returns>The system of the highest level among those that match; null where none does.</returns>
    public async Task<AgencySystem?> FindAsync(int agency, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var systems = _systems ??= await LoadAsync(cancellationToken);
        return systems.Where(system => system.AgencyId == agency && system.Hosts.Exists(host => names.Any(name => Matches(host.Pattern, name))))
            .MaxBy(system => system.Level);
    }

    private async Task<IReadOnlyList<AgencySystem>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SocDbContext>().Systems.AsNoTracking().Include(system => system.Hosts).OrderBy(system => system.Id).ToListAsync(cancellationToken);
    }

    private static bool Matches(string pattern, string name)
    {
        if (pattern.Contains('/', StringComparison.Ordinal))
            return IPNetwork.TryParse(pattern, out var network) && IPAddress.TryParse(name, out var address) && network.Contains(address);
        return System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
    }
}
