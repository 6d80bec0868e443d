using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads a rule over single events (specification 2.1, "Detection").</summary>
internal static class DetectionParser
{
    public static DetectionRule? Parse(RuleHeader header, YamlMap root, DiagnosticList diagnostics)
    {
        var source = LogSourceParser.Parse(root, diagnostics);
        if (root["detection"] is not YamlMap detection)
        {
            var at = root["detection"]?.At ?? root.At;
            diagnostics.Error(at, "missing-detection", root["detection"]?.Describe() ?? "no 'detection'", "a map with search identifiers and a condition");
            return null;
        }

        if (detection["timeframe"] is { } timeframe)
            diagnostics.Error(timeframe.At, "old-aggregation", "'timeframe'", "a correlation rule of its own: correlation with type, rules, group-by, timespan and condition");
        var searches = SearchParser.Parse(detection, diagnostics, "condition", "timeframe");
        var conditions = Conditions(detection, searches, diagnostics);
        return source is null || conditions.Count == 0 ? null : new DetectionRule(header, source, searches, conditions, string.Join(" or ", detection.Texts("condition", diagnostics)));
    }

    private static List<ConditionNode> Conditions(YamlMap detection, IReadOnlyList<SearchIdentifier> searches, DiagnosticList diagnostics)
    {
        var scalars = detection.Scalars("condition", diagnostics);
        if (scalars.Count == 0 && detection["condition"] is null or YamlList { Items.Count: 0 } or YamlScalar { IsNull: true })
            diagnostics.Error(detection.At, "missing-condition", "no 'condition'", "an expression over " + Names(searches));
        var conditions = new List<ConditionNode>();
        foreach (var scalar in scalars)
            if (ConditionParser.Parse(scalar, diagnostics) is { } condition)
                conditions.Add(condition);
        ConditionChecker.Check(conditions, searches, diagnostics);
        return conditions;
    }

    private static string Names(IReadOnlyList<SearchIdentifier> searches) =>
        searches.Count == 0 ? "search identifiers" : string.Join(", ", searches.Take(5).Select(search => search.Name));
}
