using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation;

/// <summary>
/// One attack as a correlation sees it: a stretch of event time over which its condition holds for one group. The caller
/// keeps the newest state of each, by rule, group and <see cref="OpenedBy"/>, and hands them back to <see cref="CorrelationEngine.Restore"/>.
/// </summary>
public sealed record Firing
{
    public required string RuleId { get; init; }

    /// <summary>In the order of the rule's <c>group-by</c>; empty where it has none.</summary>
    public required IReadOnlyList<GroupValue> Group { get; init; }

    /// <summary>The event that completed the condition when this was first reported: the firing's identity, which never changes.</summary>
    public required EventId OpenedBy { get; init; }

    /// <summary>That event's time: when the firing counts for correlations of correlations.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The rule that matched it.</summary>
    public required string OpenedByRule { get; init; }

    /// <summary>The group and what correlations over this one need of that event, by field.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The first event time at which the condition held.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The newest event time at which it held; for a condition judged when its time frame is over, the end of that frame.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Time of its first event.</summary>
    public required DateTimeOffset FirstEvent { get; init; }

    /// <summary>Time of its newest event.</summary>
    public required DateTimeOffset LastEvent { get; init; }

    /// <summary>All its events, each counted once.</summary>
    public required long Count { get; init; }

    /// <summary>
    /// The figure of the newest window in which the condition held: events, distinct values, rules seen, sum, and so on. For
    /// value_avg, value_percentile and value_median that of the window that opened it.
    /// </summary>
    public required decimal Figure { get; init; }

    /// <summary>When it was first reported, by the service's clock.</summary>
    public required DateTimeOffset Reported { get; init; }

    /// <summary>When it last changed, by the service's clock; the caller may forget it once that is before <see cref="CorrelationEngine.Horizon"/> of its rule.</summary>
    public required DateTimeOffset Changed { get; init; }
}
