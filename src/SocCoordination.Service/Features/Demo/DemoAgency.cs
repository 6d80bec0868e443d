using SocCoordination.Service.Features.Agencies.Model;

namespace SocCoordination.Service.Features.Demo;

/// <summary>An agency of the trial's province.</summary>
/// <param name="Sends">Its hosts ship logs; some agencies never did, as in life.</param>
internal sealed record DemoAgency(AgencyKind Kind, string Name, bool Sends, string? Aliases = null, params DemoSystem[] Systems)
{
    public IEnumerable<DemoHost> Hosts => Systems.SelectMany(system => system.Hosts);
}

internal sealed record DemoSystem(string Name, int Level, bool PersonalData, params DemoHost[] Hosts);

/// <param name="Address">Inside the agency's network.</param>
internal sealed record DemoHost(string Name, DemoHostKind Kind, string Address);

/// <summary>What a host is: which lines it writes.</summary>
internal enum DemoHostKind
{
    Web,
    Mail,
    Desktop,
}
