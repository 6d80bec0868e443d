using System.Collections.Immutable;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Mapping;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Passes;

/// <summary>Writes a draft as an expression: names of fields become places in an event, names of searches their bodies.</summary>
internal sealed class ExpressionPass(FieldCatalogue fields, LogSource source)
{
    /// <summary>Null where mappings dropped all of it.</summary>
    public Expression? Condition(DraftRule rule)
    {
        // A search that the condition names often is built once and shared, so that the expression stays small.
        var searches = rule.Searches.ToDictionary(search => search.Name, search => Of(search.Body) is { } body ? (Expression)new Named(search.Name, body) : null, StringComparer.Ordinal);
        var names = rule.Searches.Where(search => !search.IsForeign).Select(search => new SearchIdentifier(default, search.Name, new SearchAll([]))).ToList();
        return Any(rule.Conditions.Select(condition => Of(condition, searches, names)));
    }

    /// <summary>Null where mappings dropped all of it.</summary>
    public Expression? Of(DraftNode node) => node switch
    {
        DraftAll all => All(all.Parts.Select(Of)),
        DraftAny any => Any(any.Parts.Select(Of)),
        DraftItem item => Of(item),
        DraftNothing => null,
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private Expression Of(DraftItem item)
    {
        var field = FieldOf(item);
        ImmutableArray<Expression> tests = [.. item.Tests.Select(test => (Expression)new FieldTest(field, Place(test), item.Origin))];
        Expression linked = tests.Length == 1 ? tests[0] : item.LinkAll && tests.Length > 0 ? new AllOf(tests) : new AnyOf(tests);
        return item.Negated ? new Not(linked) : linked;
    }

    private EventField FieldOf(DraftItem item)
    {
        if (item.Field is null) return fields.Keyword(source);
        return item.IsPlaced && item.Field.Contains('.', StringComparison.Ordinal) ? new EventField(item.Field, [item.Field]) : fields.Find(source, item.Field);
    }

    private ValueTest Place(ValueTest test) => test is DraftFieldReference reference
        ? new FieldReferenceTest(fields.Find(source, reference.Field), reference.Overlap, reference.Cased)
        : test;

    private static Expression? Of(ConditionNode node, Dictionary<string, Expression?> searches, List<SearchIdentifier> names) => node switch
    {
        ConditionAnd and => All([Of(and.Left, searches, names), Of(and.Right, searches, names)]),
        ConditionOr or => Any([Of(or.Left, searches, names), Of(or.Right, searches, names)]),
        ConditionNot not => Of(not.Inner, searches, names) is { } inner ? new Not(inner) : null,
        ConditionName name => searches[name.Name],
        ConditionQuantifier { All: true } quantifier => All(NamePattern.Choose(quantifier, names).Select(search => searches[search.Name])),
        ConditionQuantifier quantifier => Any(NamePattern.Choose(quantifier, names).Select(search => searches[search.Name])),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>Chains of the same operator become one level: <c>a and b and c</c> is three parts, not two within two.</summary>
    private static Expression? All(IEnumerable<Expression?> parts)
    {
        Expression[] kept = [.. parts.OfType<Expression>()];
        return kept.Length switch { 0 => null, 1 => kept[0], _ => new AllOf([.. kept.SelectMany(part => part is AllOf all ? all.Parts : [part])]) };
    }

    private static Expression? Any(IEnumerable<Expression?> parts)
    {
        Expression[] kept = [.. parts.OfType<Expression>()];
        return kept.Length switch { 0 => null, 1 => kept[0], _ => new AnyOf([.. kept.SelectMany(part => part is AnyOf any ? any.Parts : [part])]) };
    }
}
