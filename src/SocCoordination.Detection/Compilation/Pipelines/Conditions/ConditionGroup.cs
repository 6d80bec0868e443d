using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Compilation.Pipelines.Conditions;

/// <summary>The conditions of one kind that an item has, joined with and, with or, or by an expression over their names.</summary>
internal sealed record ConditionGroup<T>(IReadOnlyDictionary<string, T> Conditions, bool Any, bool Negated, ConditionNode? Expression)
{
    public bool Hold(Func<T, bool> holds)
    {
        if (Conditions.Count == 0) return true;
        var result = Expression is not null ? Evaluate(Expression, holds)
            : Any ? Conditions.Values.Any(holds)
            : Conditions.Values.All(holds);
        return result != Negated;
    }

    private bool Evaluate(ConditionNode node, Func<T, bool> holds) => node switch
    {
        ConditionAnd and => Evaluate(and.Left, holds) && Evaluate(and.Right, holds),
        ConditionOr or => Evaluate(or.Left, holds) || Evaluate(or.Right, holds),
        ConditionNot not => !Evaluate(not.Inner, holds),
        ConditionName name => holds(Conditions[name.Name]),
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
