using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Passes;

/// <summary>Joins the conditions of the global exceptions that name the rule and cover its log source.</summary>
internal static class FilterPass
{
    public static void Apply(DraftRule rule, IReadOnlyList<FilterRule> filters)
    {
        foreach (var filter in filters)
        {
            if (!filter.LogSource.Covers(rule.Source.LogSource) || !Names(filter, rule.Header)) continue;
            // The names of a filter are its own: 'selection' there is not the rule's 'selection'.
            var prefix = $"filter:{filter.Header.Id}:";
            // Its faults are told where the filter is loaded, once, not for each rule.
            var faults = new DiagnosticList(filter.Header.File);
            foreach (var search in filter.Searches)
                rule.Searches.Add(new DraftSearch(prefix + search.Name, ModifierPass.Draft(search.Body, faults), IsForeign: true));
            var condition = Rename(filter.Condition, prefix, filter.Searches);
            for (var c = 0; c < rule.Conditions.Count; c++)
                rule.Conditions[c] = new ConditionAnd(rule.Conditions[c], condition);
        }
    }

    private static bool Names(FilterRule filter, RuleHeader rule) =>
        filter.Rules is null || filter.Rules.Any(reference => reference.IdOrName == rule.Id || (rule.Name is not null && reference.IdOrName == rule.Name));

    private static ConditionNode Rename(ConditionNode node, string prefix, IReadOnlyList<SearchIdentifier> searches) => node switch
    {
        ConditionAnd and => new ConditionAnd(Rename(and.Left, prefix, searches), Rename(and.Right, prefix, searches)),
        ConditionOr or => new ConditionOr(Rename(or.Left, prefix, searches), Rename(or.Right, prefix, searches)),
        ConditionNot not => new ConditionNot(Rename(not.Inner, prefix, searches)),
        ConditionName name => name with { Name = prefix + name.Name },
        ConditionQuantifier quantifier => Spell(quantifier, prefix, searches),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>Writes a quantifier out, because the rule's own names must not fit its pattern.</summary>
    private static ConditionNode Spell(ConditionQuantifier quantifier, string prefix, IReadOnlyList<SearchIdentifier> searches) =>
        NamePattern.Choose(quantifier, searches)
            .Select(search => (ConditionNode)new ConditionName(quantifier.At, prefix + search.Name))
            .Aggregate((left, right) => quantifier.All ? new ConditionAnd(left, right) : new ConditionOr(left, right));
}
