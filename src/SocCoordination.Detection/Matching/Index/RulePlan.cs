using System.Collections.Concurrent;
using System.Collections.Immutable;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// The rules of a set in the form in which they are matched: conditions shared over rules, rules grouped by log source,
/// each group behind its index. Immutable; matchers share it.
/// </summary>
internal sealed class RulePlan
{
    private readonly ConcurrentDictionary<string, EventClass> _classes = new(StringComparer.Ordinal);

    private RulePlan(PathTree tree, SourceGroup[] groups, Sightings sightings, SelectorSlots selectors, int conditionCount, int programCount, int literalCount)
    {
        Tree = tree;
        Groups = groups;
        Sightings = sightings;
        Selectors = selectors;
        ConditionCount = conditionCount;
        ProgramCount = programCount;
        LiteralCount = literalCount;
    }

    public PathTree Tree { get; }

    public IReadOnlyList<SourceGroup> Groups { get; }

    public Sightings Sightings { get; }

    public SelectorSlots Selectors { get; }

    public int ConditionCount { get; }

    public int ProgramCount { get; }

    public int LiteralCount { get; }

    /// <summary>The class of events that belong to these groups; made once, whichever matcher meets it first.</summary>
    public EventClass ClassOf(IReadOnlyList<SourceGroup> groups)
    {
        Sightings.Met(groups);
        return _classes.GetOrAdd(string.Join(',', groups.Select(group => group.Id)), _ => new EventClass(groups, Tree.NodeCount));
    }

    public static RulePlan Build(ImmutableArray<Rule> rules)
    {
        var runnable = rules.Where(rule => rule is { Events: not null, Condition: not null }).ToList();
        var tree = PathTree.Build(FieldPlaces.In(runnable.SelectMany(rule => new[] { rule.Events!, rule.Condition! })));
        var builder = new ConditionBuilder(tree);
        var built = runnable.Select(rule => (rule.Index, Events: builder.Build(rule.Events!), Condition: builder.Build(rule.Condition!))).ToList();
        var cost = new KeyCost();
        foreach (var rule in built) cost.Count(rule.Condition);
        var chooser = new ClauseChooser(cost);
        var groups = new List<SourceGroup>();
        var placeOfRule = new Dictionary<int, RulePlace>();
        var (programs, literals) = (0, 0);
        foreach (var source in built.GroupBy(rule => rule.Events))
        {
            var ofSource = source.GroupBy(rule => rule.Condition).Select(same => new RuleProgram(programs++, same.Key, [.. same.Select(rule => rule.Index)])).ToList();
            foreach (var rule in source) placeOfRule[rule.Index] = new RulePlace(groups.Count, rule.Condition);
            groups.Add(new SourceGroup(groups.Count, source.Key, CandidateIndex.Build(ofSource, chooser, ref literals)));
        }

        return new RulePlan(tree, [.. groups], new Sightings(tree, placeOfRule, groups.Count), SelectorSlots.Of(groups.Select(group => group.Events), tree.NodeCount), builder.Count, programs, literals);
    }
}

/// <summary>The rules of one log source, and how they are found.</summary>
internal sealed record SourceGroup(int Id, Condition Events, CandidateIndex Index);

/// <summary>Where a rule went: its log source's group, and its condition, which it may share.</summary>
internal readonly record struct RulePlace(int Group, Condition Condition);
