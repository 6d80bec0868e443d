namespace SocCoordination.Service.Features.Agencies.Model;

/// <summary>A host that sends logs through a key or as a syslog sender, and when it last did.</summary>
internal sealed class LogSource
{
    public int Id { get; set; }

    public int AgencyId { get; set; }

    /// <summary>The key's id, or <c>syslog:address</c>.</summary>
    public required string Via { get; set; }

    /// <summary>ECS <c>host.name</c>; empty where the events name none.</summary>
    public required string Host { get; set; }

    public DateTimeOffset FirstSeen { get; set; }

    /// <summary>When its newest batch arrived.</summary>
    public DateTimeOffset LastSeen { get; set; }

    /// <summary>The newest <c>@timestamp</c> that it sent.</summary>
    public DateTimeOffset LastEventAt { get; set; }

    public long Events { get; set; }

    public long Rejected { get; set; }

    /// <summary>When its silence was last reported as an alert; null while it speaks.</summary>
    public DateTimeOffset? SilentSince { get; set; }
}
