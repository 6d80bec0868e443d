using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Reference;

namespace SocCoordination.Detection.Matching;

/// <summary>
/// An event's values by the names that rules give its fields, through the same mappings as matching. For matched events,
/// not for the stream.
/// </summary>
public sealed class EventFields
{
    private readonly FlatEvent _event;

    private EventFields(FlatEvent @event) => _event = @event;

    /// <summary>Null where the bytes are not one JSON object in UTF-8.</summary>
    public static EventFields? Read(ReadOnlySpan<byte> json) => FlatEvent.TryRead(json) is { } @event ? new EventFields(@event) : null;

    /// <summary>The field's first value as text; null where the event has none.</summary>
    /// <param name="rules">The set that the rule is of.</param>
    /// <param name="rule">Its log source decides about the field's places; a correlation has none, so the name is a place itself.</param>
    /// <param name="field">As the rule would write it: <c>TargetUserName</c>, or an ECS path.</param>
    public string? Value(RuleSet rules, Rule rule, string field) => Values(rules.FieldOf(rule, field)).FirstOrDefault();

    /// <summary>All of the field's values, those of its first place first.</summary>
    /// <inheritdoc cref="Value"/>
    public IReadOnlyList<string> Values(RuleSet rules, Rule rule, string field) => [.. Values(rules.FieldOf(rule, field))];

    private IEnumerable<string> Values(EventField field) =>
        field.Paths.SelectMany(path => _event.Leaves.Where(leaf => leaf.IsValue && PathPattern.Fits(path, leaf.Path))).Select(leaf => leaf.Text);
}
