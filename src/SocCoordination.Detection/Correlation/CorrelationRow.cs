namespace SocCoordination.Detection.Correlation;

/// <summary>
/// A small fact that outlives the durable log: the caller keeps the newest of each rule, group and term, and hands them back to
/// <see cref="CorrelationEngine.Restore"/>. For new_terms a value and when it was last seen; for a condition judged when its
/// time frame is over, the end of the last frame judged.
/// </summary>
/// <param name="RuleId">The correlation.</param>
/// <param name="Group">As in <see cref="Firing.Group"/>.</param>
/// <param name="Term">At most 48 characters: a value's hash, so that a row is small and holds nothing personal.</param>
/// <param name="At">The instant; the row may be forgotten once it is before <see cref="CorrelationEngine.Horizon"/> of the rule.</param>
public sealed record CorrelationRow(string RuleId, IReadOnlyList<GroupValue> Group, string Term, DateTimeOffset At);
