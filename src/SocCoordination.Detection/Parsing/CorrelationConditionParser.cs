using System.Collections.Frozen;
using System.Globalization;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>What a correlation's <c>condition</c> said.</summary>
internal sealed record CorrelationCondition(IReadOnlyList<CorrelationBound> Bounds, ConditionNode? Expression, IReadOnlyList<string> Fields, double Percentile, IReadOnlyList<RuleReference> NamedRules)
{
    public static CorrelationCondition None { get; } = new([], Expression: null, [], Percentile: 0, []);
}

/// <summary>Reads a map of bounds with field and percentile, or, for temporal types, an expression over rule names.</summary>
internal static class CorrelationConditionParser
{
    private static readonly FrozenDictionary<string, BoundOperator> s_operators = new Dictionary<string, BoundOperator>(StringComparer.Ordinal)
    {
        ["gt"] = BoundOperator.Gt,
        ["gte"] = BoundOperator.Gte,
        ["lt"] = BoundOperator.Lt,
        ["lte"] = BoundOperator.Lte,
        ["eq"] = BoundOperator.Eq,
        ["neq"] = BoundOperator.Neq,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static CorrelationCondition Parse(CorrelationType type, YamlMap correlation, IReadOnlyList<RuleReference> rules, DiagnosticList diagnostics)
    {
        var temporal = type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        switch (correlation["condition"])
        {
            case null when temporal:
                return CorrelationCondition.None with { Bounds = [new CorrelationBound(BoundOperator.Gte, rules.Count)] };
            case YamlScalar { IsNull: false } expression when temporal:
                return ReadExpression(expression, rules, diagnostics);
            case YamlMap map:
                return ReadMap(type, map, diagnostics);
            case var other:
                var expected = temporal ? "a map such as 'gte: 2', or an expression over the rules' names" : "a map such as 'gte: 10'";
                diagnostics.Error(other?.At ?? correlation.At, "correlation-condition", other?.Describe() ?? "no 'condition'", expected);
                return CorrelationCondition.None;
        }
    }

    private static CorrelationCondition ReadExpression(YamlScalar text, IReadOnlyList<RuleReference> rules, DiagnosticList diagnostics)
    {
        if (ConditionParser.Parse(text, diagnostics) is not { } expression) return CorrelationCondition.None;
        var named = new List<RuleReference>();
        CollectNames(expression, named, diagnostics);
        var known = rules.Select(rule => rule.IdOrName).ToHashSet(StringComparer.Ordinal);
        foreach (var name in named)
            if (rules.Count > 0 && !known.Contains(name.IdOrName))
                diagnostics.Error(name.At, "correlation-condition", Quote.Of(name.IdOrName), "one of " + string.Join(", ", known));
        return CorrelationCondition.None with { Expression = expression, NamedRules = [.. named.DistinctBy(name => name.IdOrName, StringComparer.Ordinal)] };
    }

    private static void CollectNames(ConditionNode node, List<RuleReference> names, DiagnosticList diagnostics)
    {
        switch (node)
        {
            case ConditionAnd and:
                CollectNames(and.Left, names, diagnostics);
                CollectNames(and.Right, names, diagnostics);
                break;
            case ConditionOr or:
                CollectNames(or.Left, names, diagnostics);
                CollectNames(or.Right, names, diagnostics);
                break;
            case ConditionNot not:
                CollectNames(not.Inner, names, diagnostics);
                break;
            case ConditionName name:
                names.Add(new RuleReference(name.At, name.Name));
                break;
            case ConditionQuantifier quantifier:
                diagnostics.Error(quantifier.At, "correlation-condition", "'… of …'", "rule names joined with and, or, not");
                break;
        }
    }

    private static CorrelationCondition ReadMap(CorrelationType type, YamlMap map, DiagnosticList diagnostics)
    {
        var bounds = new List<CorrelationBound>();
        foreach (var (key, value) in map.Entries)
        {
            if (key.Text is "field" or "percentile") continue;
            if (!s_operators.TryGetValue(key.Text, out var comparison))
                diagnostics.Error(key.At, "correlation-condition", Quote.Of(key.Text), "gt, gte, lt, lte, eq, neq, field or percentile");
            else if (Number(value, "a number", diagnostics) is { } number)
                bounds.Add(new CorrelationBound(comparison, number));
        }

        var fields = map.Texts("field", diagnostics);
        var counts = type is CorrelationType.EventCount or CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        if (bounds.Count == 0 && type != CorrelationType.NewTerms)
            diagnostics.Error(map.At, "correlation-condition", "no bound", "at least one of gt, gte, lt, lte, eq, neq");
        if (fields.Count == 0 && !counts)
            diagnostics.Error(map.At, "correlation-condition", "no 'field'", "the field whose values count");
        if (fields.Count > 1 && type is not (CorrelationType.ValueCount or CorrelationType.NewTerms))
            diagnostics.Error(map["field"]!.At, "correlation-condition", $"{fields.Count} fields", "one numeric field");
        return CorrelationCondition.None with { Bounds = bounds, Fields = fields, Percentile = PercentileOf(type, map, diagnostics) };
    }

    private static double PercentileOf(CorrelationType type, YamlMap map, DiagnosticList diagnostics)
    {
        if (type != CorrelationType.ValuePercentile) return 0;
        var node = map["percentile"];
        if (node is not null && Number(node, "a number from 0 to 100", diagnostics) is { } number and >= 0 and <= 100) return number;
        diagnostics.Error(node?.At ?? map.At, "correlation-condition", node?.Describe() ?? "no 'percentile'", "a number from 0 to 100");
        return 0;
    }

    private static double? Number(YamlNode node, string expected, DiagnosticList diagnostics)
    {
        if (node is YamlScalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        diagnostics.Error(node.At, "correlation-condition", node.Describe(), expected);
        return null;
    }
}
