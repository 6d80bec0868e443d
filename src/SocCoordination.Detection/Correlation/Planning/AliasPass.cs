using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>Says which field of each referenced rule's events a name of the correlation stands for (specification 2.1, "Field Name Aliases").</summary>
internal sealed class AliasPass
{
    private readonly CorrelationRule _rule;
    private readonly DiagnosticList _faults;

    public AliasPass(CorrelationRule rule, RuleSet rules, DiagnosticList faults)
    {
        _rule = rule;
        _faults = faults;
        var referenced = rule.Rules.Select(reference => rules.Find(reference.IdOrName)?.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var alias in rule.Aliases)
            foreach (var name in alias.Fields.Keys)
                if (!referenced.Contains(rules.Find(name)?.Id))
                    faults.Warn(rule.Header.At, "correlation", $"alias {Quote.Of(alias.Name)} for {Quote.Of(name)}", "a rule that the correlation refers to");
    }

    public IReadOnlyList<string> Resolve(IEnumerable<string> names, RuleHeader target, RuleReference reference) =>
        [.. names.Select(name => Resolve(name, target, reference))];

    private string Resolve(string name, RuleHeader target, RuleReference reference)
    {
        if (_rule.Aliases.FirstOrDefault(alias => alias.Name == name) is not { } alias) return name;
        foreach (var key in new[] { reference.IdOrName, target.Name, target.Id })
            if (key is not null && alias.Fields.TryGetValue(key, out var field))
                return field;
        _faults.Error(reference.At, "correlation", $"no field for {Quote.Of(reference.IdOrName)} in alias {Quote.Of(name)}", "a field of every referenced rule's events");
        return name;
    }
}
