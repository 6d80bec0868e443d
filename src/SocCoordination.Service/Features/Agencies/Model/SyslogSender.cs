namespace SocCoordination.Service.Features.Agencies.Model;

/// <summary>An address or CIDR block from which syslog is taken, and whose events it brings. Any other sender is refused and counted.</summary>
internal sealed class SyslogSender
{
    public int Id { get; set; }

    public int AgencyId { get; set; }

    public required string Address { get; set; }

    public required string Name { get; set; }
}
