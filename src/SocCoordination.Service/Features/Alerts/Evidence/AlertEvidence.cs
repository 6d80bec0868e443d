namespace SocCoordination.Service.Features.Alerts.Evidence;

/// <summary>Why an alert fired.</summary>
/// <param name="Condition">The rule's condition, or what its correlation asks; null where no rule of today raised it.</param>
/// <param name="Total">Events in the alert.</param>
/// <param name="Events">Newest first, as many as were asked for and are still kept.</param>
public sealed record AlertEvidence(string? Condition, long Total, IReadOnlyList<EvidenceEvent> Events);

/// <summary>One event of an alert.</summary>
/// <param name="Rule">The title of the rule that it matched; for a correlation's alert one of those that it judges; null where none does today.</param>
/// <param name="Raw">The raw line, or the shipped document.</param>
/// <param name="Left">How many characters of it are not given.</param>
/// <param name="Marks">The parts of <paramref name="Raw"/> that matched, in order, without overlap.</param>
/// <param name="Selections">The rule's selections that decided.</param>
/// <param name="Document">The ECS document; null where it is too long to be listed: the event's own address gives it.</param>
public sealed record EvidenceEvent(
    string Id, DateTimeOffset At, string? Rule, string Raw, int Left, IReadOnlyList<EvidenceMark> Marks, IReadOnlyList<EvidenceSelection> Selections, string? Document);

public sealed record EvidenceMark(int Start, int Length);

/// <param name="Held">False for one that the rule excludes, and the event is not so.</param>
public sealed record EvidenceSelection(string Name, bool Held, IReadOnlyList<EvidenceItem> Items);

/// <param name="Field">As the rule writes it.</param>
/// <param name="Path">Where in the event; for a keyword the field that holds it; null where the event has no value.</param>
/// <param name="Test">How it was compared: <c>contains</c>, <c>endswith</c>, <c>re</c>, or empty for equality.</param>
/// <param name="Expected">What the rule asks for.</param>
/// <param name="Negated">The event's value must not be so, and is not.</param>
/// <param name="Value">What the event has; of a long value the part around what matched.</param>
public sealed record EvidenceItem(string Field, string? Path, string Test, string Expected, bool Negated, string? Value);
