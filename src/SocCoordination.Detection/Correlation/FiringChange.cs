using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation;

/// <summary>Whether an alert begins or goes on.</summary>
public enum FiringChangeKind
{
    /// <summary>The condition holds, and did not within a time span before: a new alert.</summary>
    Fired,

    /// <summary>Further events in a firing that was reported before: its alert counts up.</summary>
    Continued,
}

/// <summary>A firing that began or grew.</summary>
/// <param name="Kind">Whether it began.</param>
/// <param name="Firing">As it stands now.</param>
/// <param name="Events">The newest of the events that were not in it before, oldest first, at most <see cref="CorrelationOptions.EventsListed"/>.</param>
/// <param name="EventCount">How many events came into it.</param>
/// <param name="Absorbed">Late events closed the gap to other firings of the group, which are one with this from now on: their <see cref="Firing.OpenedBy"/>.</param>
public sealed record FiringChange(FiringChangeKind Kind, Firing Firing, IReadOnlyList<FiringEvent> Events, long EventCount, IReadOnlyList<EventId> Absorbed);
