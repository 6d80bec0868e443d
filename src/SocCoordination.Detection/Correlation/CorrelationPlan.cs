using System.Collections.Frozen;
using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Correlation;

/// <summary>The correlations of a rule set, ready to run, and what they ask of the caller. Immutable; a reload makes another.</summary>
public sealed class CorrelationPlan
{
    private readonly FrozenDictionary<string, IReadOnlyList<Feed>> _feeds;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _fields;

    private CorrelationPlan(IReadOnlyList<CorrelationNode> nodes, IReadOnlyList<Diagnostic> diagnostics, CorrelationOptions options)
    {
        Nodes = nodes;
        Diagnostics = diagnostics;
        Options = options;
        _feeds = nodes.SelectMany(node => node.Slots.Select(slot => new Feed(node, slot)))
            .GroupBy(feed => feed.Slot.RuleId, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Feed>)[.. group], StringComparer.Ordinal);
        _fields = _feeds.ToFrozenDictionary(
            entry => entry.Key,
            entry => (IReadOnlyList<string>)[.. entry.Value.SelectMany(feed => feed.Slot.GroupFields.Concat(feed.Slot.ValueFields).Concat(feed.Node.Carried)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            StringComparer.Ordinal);
    }

    public CorrelationOptions Options { get; }

    /// <summary>Correlations that cannot run, and why; the others run.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The ids of the correlations that run.</summary>
    public IEnumerable<string> RuleIds => Nodes.Select(node => node.RuleId);

    internal IReadOnlyList<CorrelationNode> Nodes { get; }

    /// <summary>Plans every correlation of a rule set.</summary>
    public static CorrelationPlan Of(RuleSet rules, CorrelationOptions? options = null)
    {
        options ??= CorrelationOptions.Default;
        var (nodes, diagnostics) = new PlanCompiler(rules, options).Compile();
        return new CorrelationPlan(nodes, diagnostics, options);
    }

    /// <summary>
    /// The fields whose values an observation of this rule must bring, as the rules write them: what groups, counts and sums,
    /// aliases resolved, also for correlations further up. Empty where no correlation refers to the rule: then it need not be observed.
    /// </summary>
    public IReadOnlyList<string> FieldsNeeded(string ruleId) => _fields.GetValueOrDefault(ruleId, []);

    /// <summary>Whether a correlation refers to the rule, so that its matches are to be observed and logged.</summary>
    public bool IsObserved(string ruleId) => _feeds.ContainsKey(ruleId);

    /// <summary>
    /// Whether the rule's matches are alerts of their own: a rule that correlations refer to only feeds them, unless one of
    /// them says <c>generate: true</c>.
    /// </summary>
    public bool RaisesAlerts(string ruleId) => FeedsOf(ruleId) is not { Count: > 0 } feeds || feeds.Any(feed => feed.Node.Generate);

    internal IReadOnlyList<Feed> FeedsOf(string ruleId) => _feeds.GetValueOrDefault(ruleId, []);
}
