using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation;

/// <summary>A rule matched an event: what correlation works on, and what the caller keeps in its durable log.</summary>
/// <param name="RuleId">The id of a detection rule; one that no correlation refers to is ignored.</param>
/// <param name="EventId">Counts once for each rule and group, however often it is observed.</param>
/// <param name="EventTime">When the event says it happened. Later than <paramref name="Arrived"/> by more than
/// <see cref="CorrelationOptions.FutureTolerance"/>: its clock is wrong, and the arrival stands in for it.</param>
/// <param name="Arrived">When it arrived here, by the service's clock: never by the event's.</param>
/// <param name="Values">The event's values of the fields that <see cref="CorrelationPlan.FieldsNeeded"/> names; a field it
/// does not have is left out. Compared without case, as Sigma compares.</param>
public sealed record Observation(string RuleId, EventId EventId, DateTimeOffset EventTime, DateTimeOffset Arrived, IReadOnlyDictionary<string, string> Values);
