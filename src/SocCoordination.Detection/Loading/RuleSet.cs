using System.Collections.Frozen;
using System.Collections.Immutable;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Mapping;
using SocCoordination.Detection.Matching;
using SocCoordination.Detection.Matching.Index;

namespace SocCoordination.Detection.Loading;

/// <summary>Rules ready to run. Immutable: any number of matchers share it, and a reload makes another.</summary>
public sealed class RuleSet
{
    private readonly FrozenDictionary<string, Rule> _byIdOrName;

    internal RuleSet(ImmutableArray<Rule> rules, Mappings mappings)
    {
        Rules = rules;
        Mappings = mappings;
        var known = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in rules) known[rule.Id] = rule;
        foreach (var rule in rules)
            if (rule.Header.Name is { } name)
                known.TryAdd(name, rule);
        _byIdOrName = known.ToFrozenDictionary(StringComparer.Ordinal);
        Plan = RulePlan.Build(rules);
    }

    /// <summary>All rules, detections and correlations; a rule's <see cref="Rule.Index"/> is its place.</summary>
    public ImmutableArray<Rule> Rules { get; }

    internal Mappings Mappings { get; }

    internal RulePlan Plan { get; }

    /// <summary>A matcher over these rules; one for each worker.</summary>
    public Matcher CreateMatcher() => new(Plan);

    /// <summary>The rule of this id or name; null where there is none.</summary>
    public Rule? Find(string idOrName) => _byIdOrName.GetValueOrDefault(idOrName);
}
