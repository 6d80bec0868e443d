namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// One rule that matched one event: the durable log from which alerts are counted and correlation windows are rebuilt.
/// The pair is unique, so that a batch detected twice counts once.
/// </summary>
internal sealed class DetectionRecord
{
    public long Seq { get; set; }

    public required string RuleId { get; init; }

    public required byte[] EventId { get; init; }

    /// <summary>Event time.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset Arrived { get; init; }

    public int AgencyId { get; init; }

    /// <summary>The event's values that correlation groups, counts or sums by: JSON, field to value; null where no correlation asks.</summary>
    public string? Fields { get; init; }
}
