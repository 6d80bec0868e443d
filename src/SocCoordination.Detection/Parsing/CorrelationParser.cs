using System.Collections.Frozen;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads a correlation (correlation rules specification 2.1), and our <c>new_terms</c>.</summary>
internal static class CorrelationParser
{
    private static readonly FrozenDictionary<string, CorrelationType> s_types = new Dictionary<string, CorrelationType>(StringComparer.Ordinal)
    {
        ["event_count"] = CorrelationType.EventCount,
        ["value_count"] = CorrelationType.ValueCount,
        ["temporal"] = CorrelationType.Temporal,
        ["temporal_ordered"] = CorrelationType.TemporalOrdered,
        ["value_sum"] = CorrelationType.ValueSum,
        ["value_avg"] = CorrelationType.ValueAvg,
        ["value_percentile"] = CorrelationType.ValuePercentile,
        ["value_median"] = CorrelationType.ValueMedian,
        ["new_terms"] = CorrelationType.NewTerms,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] s_keys = ["type", "rules", "group-by", "timespan", "condition", "aliases", "generate"];

    public static CorrelationRule? Parse(RuleHeader header, YamlMap root, YamlNode node, DiagnosticList diagnostics)
    {
        if (node is not YamlMap map)
        {
            diagnostics.Error(node.At, "correlation", node.Describe(), "a map with type, rules, group-by, timespan and condition");
            return null;
        }

        foreach (var (key, _) in map.Entries)
            if (!s_keys.Contains(key.Text, StringComparer.Ordinal))
                diagnostics.Error(key.At, "correlation", Quote.Of(key.Text), "one of " + string.Join(", ", s_keys));
        if (TypeOf(map, diagnostics) is not { } type || TimespanOf(map, diagnostics) is not { } timespan) return null;
        var rules = map.Scalars("rules", diagnostics).Select(rule => new RuleReference(rule.At, rule.Text)).ToList();
        var condition = CorrelationConditionParser.Parse(type, map, rules, diagnostics);
        if (rules.Count == 0) rules = [.. condition.NamedRules];
        if (rules.Count == 0) diagnostics.Error(map.At, "correlation", "no rules", "the ids or names of at least one rule under 'rules'");
        var aliases = CorrelationAliasParser.Parse(map, diagnostics);
        return new CorrelationRule(header)
        {
            Type = type,
            Rules = rules,
            GroupBy = map.Texts("group-by", diagnostics),
            Aliases = aliases,
            Timespan = timespan,
            Bounds = condition.Bounds,
            Expression = condition.Expression,
            ValueFields = condition.Fields,
            Percentile = condition.Percentile,
            // The specification shows it in the section and its schema beside it.
            Generate = map.Flag("generate", otherwise: root.Flag("generate", otherwise: false, diagnostics), diagnostics),
        };
    }

    /// <summary>As a rule writes it.</summary>
    public static string NameOf(CorrelationType type) => s_types.First(entry => entry.Value == type).Key;

    private static CorrelationType? TypeOf(YamlMap map, DiagnosticList diagnostics)
    {
        if (map["type"] is YamlScalar scalar && s_types.TryGetValue(scalar.Text, out var type)) return type;
        diagnostics.Error(map["type"]?.At ?? map.At, "correlation", map["type"]?.Describe() ?? "no 'type'", "one of " + string.Join(", ", s_types.Keys.Order(StringComparer.Ordinal)));
        return null;
    }

    private static TimeSpan? TimespanOf(YamlMap map, DiagnosticList diagnostics)
    {
        if (map["timespan"] is { } node) return TimespanParser.Parse(node, diagnostics);
        diagnostics.Error(map.At, "correlation", "no 'timespan'", "a whole number and s, m, h or d, such as 5m");
        return null;
    }
}
