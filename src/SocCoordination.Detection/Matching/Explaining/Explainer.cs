using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Reference;

namespace SocCoordination.Detection.Matching.Explaining;

/// <summary>Tells why a rule matched an event, by the plain <see cref="Interpreter"/>: for people, not for the stream.</summary>
public sealed class Explainer
{
    /// <summary>Values listed for one item.</summary>
    public const int MostHits = 8;

    /// <summary>Items listed for one selection.</summary>
    public const int MostItems = 64;

    private readonly Interpreter _interpreter;
    private readonly List<ExplainedSelection> _selections = [];
    private readonly HashSet<(string Name, bool Held)> _told = [];

    private Explainer(Interpreter interpreter) => _interpreter = interpreter;

    /// <summary>Explains a match.</summary>
    /// <param name="rule">A rule over single events; a correlation is explained by its <see cref="RuleSet.BaseRulesOf"/>.</param>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <returns>Null where the rule does not match, be it that the bytes are no event.</returns>
    public static Explanation? Explain(Rule rule, ReadOnlySpan<byte> json)
    {
        if (FlatEvent.TryRead(json) is not { } @event) return null;
        var interpreter = new Interpreter(@event);
        if (!interpreter.Matches(rule)) return null;
        var explainer = new Explainer(interpreter);
        foreach (var search in explainer.Deciding(rule.Condition!, holds: true)) explainer.Tell(search);
        return new Explanation(rule, explainer._selections);
    }

    /// <summary>Tells why a rule does not match an event: the selections that failed, each with the items that failed it.</summary>
    /// <param name="rule">A rule over single events.</param>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <returns>Null where it matches, or the bytes are no event. No selections: the event is not of the rule's log source.</returns>
    public static Explanation? ExplainMiss(Rule rule, ReadOnlySpan<byte> json)
    {
        if (FlatEvent.TryRead(json) is not { } @event || rule.Condition is not { } condition) return null;
        var interpreter = new Interpreter(@event);
        if (interpreter.Matches(rule)) return null;
        var explainer = new Explainer(interpreter);
        if (rule.Events is { } events && interpreter.Holds(events))
        {
            foreach (var search in explainer.Deciding(condition, holds: false)) explainer.Tell(search, alsoFailed: true);
        }

        return new Explanation(rule, explainer._selections);
    }

    private void Tell(Decision decision, bool alsoFailed = false)
    {
        var (name, body) = decision.Expression is Named named ? (named.Name, named.Body) : (((FieldTest)decision.Expression).Origin.Item, decision.Expression);
        if (!_told.Add((name, decision.Holds))) return;
        var items = decision.Holds || alsoFailed ? Deciding(body, decision.Holds).Select(Explain).ToList() : [];
        _selections.Add(new ExplainedSelection(name, decision.Holds, [.. items.Take(MostItems)], Math.Max(0, items.Count - MostItems)));
    }

    /// <summary>
    /// The searches or tests that make an expression what it is: all parts of an "and" that holds, of an "or" those
    /// that do; of an "and" that fails those that do not, of an "or" all.
    /// </summary>
    private IEnumerable<Decision> Deciding(Expression expression, bool holds) => expression switch
    {
        AllOf all => Parts(all.Parts, holds),
        AnyOf any => Parts(any.Parts, holds),
        Not not => Deciding(not.Inner, !holds),
        _ => [new Decision(expression, holds)],
    };

    private IEnumerable<Decision> Parts(IEnumerable<Expression> parts, bool holds) =>
        parts.Where(part => _interpreter.Holds(part) == holds).SelectMany(part => Deciding(part, holds));

    private ExplainedItem Explain(Decision decision)
    {
        var (field, test, origin) = (FieldTest)decision.Expression;
        var key = origin.Item.Split('|', 2);
        var hits = _interpreter.ValuesOf(field)
            .Where(value => !decision.Holds || test is ExistsTest || _interpreter.Passes(value, test))
            .Select(value => new ValueHit(value.Path, value.Text, decision.Holds ? ValuePlace.Find(test, value.Text) : null))
            .Take(MostHits);
        return new ExplainedItem(key[0], field.Paths, key.ElementAtOrDefault(1) ?? "", WrittenValue.Of(test), !decision.Holds, origin.Line, [.. hits]);
    }

    private readonly record struct Decision(Expression Expression, bool Holds);
}
