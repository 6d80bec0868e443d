using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Matching.Reference;

/// <summary>
/// The plain reading of an expression over a <see cref="FlatEvent"/>: every test looks through the whole event. The fast
/// matcher must agree with it on every rule and event.
/// </summary>
internal sealed class Interpreter(FlatEvent @event)
{
    // What was answered once for this event: log sources and searches are shared, a condition may name a search thousands
    // of times, and rules ask for the same fields.
    private readonly Dictionary<Expression, bool> _answers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EventField, IReadOnlyList<EventLeaf>> _fields = new(ReferenceEqualityComparer.Instance);

    public bool Matches(Rule rule) => rule is { Events: { } events, Condition: { } condition } && Once(events) && Holds(condition);

    /// <summary>The values of a field, in the event's order.</summary>
    public IEnumerable<EventLeaf> ValuesOf(EventField field) => Values(At(field));

    public bool Passes(EventLeaf value, ValueTest test) => test is FieldReferenceTest reference
        ? Values(At(reference.Other)).Any(other => ValueTests.Overlaps(value.Text, other.Text, reference))
        : ValueTests.Passes(value, test);

    public bool Holds(Expression expression) => expression switch
    {
        AllOf all => all.Parts.All(Holds),
        AnyOf any => any.Parts.Any(Holds),
        Not not => !Holds(not.Inner),
        Named named => Once(named.Body),
        FieldTest test => Holds(test),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private bool Once(Expression expression)
    {
        if (_answers.TryGetValue(expression, out var known)) return known;
        return _answers[expression] = Holds(expression);
    }

    private bool Holds(FieldTest test)
    {
        var found = At(test.Field);
        return test.Test switch
        {
            ExistsTest exists => exists.Expected == (found.Count > 0),
            NullTest => found.All(leaf => leaf.Kind is LeafKind.Null or LeafKind.List),
            _ => Values(found).Any(value => Passes(value, test.Test)),
        };
    }

    private static IEnumerable<EventLeaf> Values(IEnumerable<EventLeaf> leaves) => leaves.Where(leaf => leaf.IsValue);

    private IReadOnlyList<EventLeaf> At(EventField field)
    {
        if (_fields.TryGetValue(field, out var known)) return known;
        return _fields[field] = [.. @event.Leaves.Where(leaf => field.IsWholeEvent || field.Paths.Any(path => PathPattern.Fits(path, leaf.Path)))];
    }
}
