using System.Collections.Frozen;
using System.Collections.Immutable;
using SocCoordination.Detection.Ast.Expressions;
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

    /// <summary>What of each rule the matchers have met so far, in the order of <see cref="Rules"/>.</summary>
    public IReadOnlyList<Sighting> Sightings() => Plan.Sightings.Of(Rules);

    /// <summary>The rule of this id or name; null where there is none.</summary>
    public Rule? Find(string idOrName) => _byIdOrName.GetValueOrDefault(idOrName);

    /// <summary>The rules over single events that a correlation judges, through other correlations too; of any other rule, itself.</summary>
    public IReadOnlyList<Rule> BaseRulesOf(Rule rule)
    {
        var reached = new HashSet<Rule>();
        Reach(rule, reached);
        return [.. reached.Where(one => !one.IsCorrelation).OrderBy(one => one.Index)];
    }

    /// <summary>A set of this rule alone, with those that it judges where it is a correlation: what it meets leaves no mark on this set.</summary>
    public RuleSet Only(Rule rule)
    {
        var reached = new HashSet<Rule>();
        Reach(rule, reached);
        return new RuleSet([.. reached.OrderBy(one => one.Index).Select((one, index) => one.At(index))], Mappings);
    }

    /// <summary>The places of a field for a rule. The catalogue remembers what it was asked, so callers take turns.</summary>
    internal EventField FieldOf(Rule rule, string name)
    {
        if (rule.LogSource is not { } source) return new EventField(name, [name]);
        lock (Mappings) return Mappings.Fields.Find(source, name);
    }

    private void Reach(Rule rule, HashSet<Rule> reached)
    {
        if (!reached.Add(rule)) return;
        foreach (var reference in rule.Correlation?.Rules ?? [])
            if (Find(reference.IdOrName) is { } next)
                Reach(next, reached);
    }
}
