using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Tests.Correlation.Reference;

/// <summary>A correlation's condition over all members of one window or frame, straight from its text.</summary>
internal sealed class BruteCondition(CorrelationRule rule)
{
    private readonly int _rules = rule.Rules.Count;

    /// <summary>Whether no further event can undo it: then it is judged at once.</summary>
    public bool IsFinal => rule.Expression is not null ? IsFinalExpression : IsFinalFigure;

    public bool Holds(IReadOnlyList<BruteMember> members) => rule.Expression is { } expression
        ? Subsets(members).Any(chosen => Evaluate(expression, negated: false, chosen, Present(members)))
        : FigureHolds(Figure(members));

    public decimal Figure(IReadOnlyList<BruteMember> members)
    {
        var numbers = members.Select(member => member.Number).Order().ToList();
        return rule.Type switch
        {
            CorrelationType.EventCount => members.Count,
            CorrelationType.ValueCount => members.Select(member => member.Text).Distinct().Count(),
            CorrelationType.Temporal => Present(members).Count,
            CorrelationType.TemporalOrdered => Subsets(members).Max(chosen => chosen.Count),
            CorrelationType.ValueSum => numbers.Sum(),
            CorrelationType.ValueAvg => numbers.Sum() / numbers.Count,
            CorrelationType.ValueMedian => (numbers[(numbers.Count - 1) / 2] + numbers[numbers.Count / 2]) / 2,
            _ => numbers.First(number => 100m * numbers.Count(other => other <= number) >= (decimal)rule.Percentile * numbers.Count),
        };
    }

    private bool IsFinalFigure => rule.Type is CorrelationType.EventCount or CorrelationType.ValueCount or CorrelationType.Temporal or CorrelationType.TemporalOrdered
        ? Enumerable.Range(1, Most - 1).All(figure => !FigureHolds(figure) || FigureHolds(figure + 1))
        : rule.Bounds.All(bound => bound.Operator is BoundOperator.Gt or BoundOperator.Gte);

    private int Most => rule.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered ? _rules : 100;

    private bool IsFinalExpression
    {
        get
        {
            var all = Enumerable.Range(0, 1 << _rules).Select(bits => Enumerable.Range(0, _rules).Where(slot => (bits >> slot & 1) == 1).ToHashSet()).ToList();
            return !Evaluate(rule.Expression!, negated: false, [], [])
                && all.All(seen => !Evaluate(rule.Expression!, negated: false, seen, seen) || all.Where(seen.IsSubsetOf).All(more => Evaluate(rule.Expression!, negated: false, more, more)));
        }
    }

    private bool FigureHolds(decimal figure) => rule.Bounds.All(bound => bound.Operator switch
    {
        BoundOperator.Gt => figure > (decimal)bound.Value,
        BoundOperator.Gte => figure >= (decimal)bound.Value,
        BoundOperator.Lt => figure < (decimal)bound.Value,
        BoundOperator.Lte => figure <= (decimal)bound.Value,
        BoundOperator.Eq => figure == (decimal)bound.Value,
        _ => figure != (decimal)bound.Value,
    });

    /// <summary>The sets of rules that were seen; for an ordered condition, one after the other in the order written.</summary>
    private IEnumerable<HashSet<int>> Subsets(IReadOnlyList<BruteMember> members) => rule.Type == CorrelationType.TemporalOrdered
        ? Chains(members, 0, long.MinValue).Select(chain => chain.ToHashSet())
        : [Present(members)];

    private static IEnumerable<IEnumerable<int>> Chains(IReadOnlyList<BruteMember> members, int slot, long since)
    {
        yield return [];
        foreach (var member in members.Where(member => member.Slot >= slot && member.Time >= since).DistinctBy(member => (member.Slot, member.Time)))
            foreach (var rest in Chains(members, member.Slot + 1, member.Time))
                yield return rest.Prepend(member.Slot);
    }

    private static HashSet<int> Present(IReadOnlyList<BruteMember> members) => [.. members.Select(member => member.Slot)];

    private bool Evaluate(ConditionNode node, bool negated, HashSet<int> chosen, HashSet<int> present) => node switch
    {
        ConditionName name => negated ? !present.Contains(SlotOf(name.Name)) : chosen.Contains(SlotOf(name.Name)),
        ConditionNot not => Evaluate(not.Inner, !negated, chosen, present),
        ConditionAnd both when negated => Evaluate(both.Left, true, chosen, present) || Evaluate(both.Right, true, chosen, present),
        ConditionAnd both => Evaluate(both.Left, false, chosen, present) && Evaluate(both.Right, false, chosen, present),
        ConditionOr either when negated => Evaluate(either.Left, true, chosen, present) && Evaluate(either.Right, true, chosen, present),
        ConditionOr either => Evaluate(either.Left, false, chosen, present) || Evaluate(either.Right, false, chosen, present),
        _ => throw new NotSupportedException(),
    };

    private int SlotOf(string name) => rule.Rules.Select(reference => reference.IdOrName).ToList().IndexOf(name);
}
