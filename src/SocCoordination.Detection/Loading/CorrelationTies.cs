using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Loading;

/// <summary>
/// Checks that correlations refer to rules that are there and, through each other, never to themselves; a correlation that
/// does not is refused, and so is one that refers to it.
/// </summary>
internal sealed class CorrelationTies(List<Diagnostic> diagnostics)
{
    public IReadOnlyList<Rule> Tie(IReadOnlyList<Rule> rules)
    {
        var kept = rules.ToList();
        while (FindBroken(kept) is { } broken)
        {
            diagnostics.Add(broken.Fault);
            kept.Remove(broken.Rule);
        }

        var known = Index(kept);
        foreach (var group in kept.Where(rule => rule.IsCorrelation)
            .SelectMany(rule => rule.Correlation!.Rules.Select(reference => (Target: known[reference.IdOrName], rule.Correlation.Generate)))
            .GroupBy(tie => tie.Target))
        {
            group.Key.RaisesAlerts = group.Any(tie => tie.Generate);
        }

        return kept.Count == rules.Count ? rules : [.. kept.Select((rule, index) => rule.At(index))];
    }

    private static (Rule Rule, Diagnostic Fault)? FindBroken(List<Rule> rules)
    {
        var known = Index(rules);
        foreach (var rule in rules)
        {
            if (rule.Correlation is not { } correlation) continue;
            foreach (var reference in correlation.Rules)
                if (!known.ContainsKey(reference.IdOrName))
                    return (rule, Fault(rule, reference, Quote.Of(reference.IdOrName), "the id or name of a loaded rule"));
            if (Reaches(rule, rule, known, [])) return (rule, Fault(rule, correlation.Rules[0], "a correlation that refers to itself through others", "rules that do not lead back to it"));
        }

        return null;
    }

    private static bool Reaches(Rule from, Rule goal, Dictionary<string, Rule> known, HashSet<Rule> seen)
    {
        foreach (var reference in from.Correlation?.Rules ?? [])
        {
            if (!known.TryGetValue(reference.IdOrName, out var next)) continue;
            if (next == goal || (seen.Add(next) && Reaches(next, goal, known, seen))) return true;
        }

        return false;
    }

    private static Dictionary<string, Rule> Index(List<Rule> rules)
    {
        var known = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in rules) known.TryAdd(rule.Id, rule);
        foreach (var rule in rules)
            if (rule.Header.Name is { } name)
                known.TryAdd(name, rule);
        return known;
    }

    private static Diagnostic Fault(Rule rule, RuleReference reference, string found, string expected) =>
        new(Severity.Error, "correlation", rule.Header.File, reference.At.Line, reference.At.Column, found, expected);
}
