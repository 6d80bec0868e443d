namespace SocCoordination.Service.Features.Alerts.Model;

/// <summary>An event that an alert counts; the pair is unique, so that a batch sent twice counts once.</summary>
internal sealed class AlertEvent
{
    public long AlertId { get; init; }

    /// <summary>The 16 bytes of <see cref="SocCoordination.Events.Ecs.EventId"/>.</summary>
    public required byte[] EventId { get; init; }
}
