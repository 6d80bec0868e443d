using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Parsing;

/// <summary>Holds the names in the conditions against the search identifiers of the rule.</summary>
internal static class ConditionChecker
{
    public static void Check(IReadOnlyList<ConditionNode> conditions, IReadOnlyList<SearchIdentifier> searches, DiagnosticList diagnostics)
    {
        if (conditions.Count == 0 || searches.Count == 0) return;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in conditions) Visit(condition, searches, used, diagnostics);
        foreach (var search in searches)
            if (!used.Contains(search.Name))
                diagnostics.Warn(search.At, "unused-search", $"'{search.Name}', which no condition uses", "a condition that names it");
    }

    private static void Visit(ConditionNode node, IReadOnlyList<SearchIdentifier> searches, HashSet<string> used, DiagnosticList diagnostics)
    {
        switch (node)
        {
            case ConditionAnd and:
                Visit(and.Left, searches, used, diagnostics);
                Visit(and.Right, searches, used, diagnostics);
                break;
            case ConditionOr or:
                Visit(or.Left, searches, used, diagnostics);
                Visit(or.Right, searches, used, diagnostics);
                break;
            case ConditionNot not:
                Visit(not.Inner, searches, used, diagnostics);
                break;
            case ConditionName name when searches.Any(search => search.IsNamed(name.Name)):
                used.Add(name.Name);
                break;
            case ConditionName name:
                diagnostics.Error(name.At, "unknown-search", $"'{name.Name}'", "one of " + string.Join(", ", searches.Select(search => search.Name).Take(20)));
                break;
            case ConditionQuantifier quantifier:
                var chosen = NamePattern.Choose(quantifier, searches);
                used.UnionWith(chosen.Select(search => search.Name));
                if (chosen.Count == 0)
                    diagnostics.Error(quantifier.At, "unknown-search", $"'of {quantifier.Pattern}', which no search identifier fits", "a pattern that fits one of " + string.Join(", ", searches.Select(search => search.Name).Take(20)));
                break;
        }
    }
}
