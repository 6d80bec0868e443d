using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Compilation.Pipelines.Conditions;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>Reads the conditions of a pipeline's items.</summary>
internal static class PipelineConditionParser
{
    private static readonly string[] s_operators = ["eq", "ne", "gt", "gte", "lt", "lte"];

    public static RuleCondition? ParseRule(YamlMap map, DiagnosticList diagnostics)
    {
        switch (map.Text("type", diagnostics))
        {
            case "logsource":
                return new LogSourceIs(new(map.Text("category", diagnostics), map.Text("product", diagnostics), map.Text("service", diagnostics)));
            case "contains_field":
                return new ContainsField(Required(map, "field", diagnostics));
            case "contains_detection_item":
                return PipelineValues.Test(map, "value", diagnostics) is { } value ? new ContainsItem(Required(map, "field", diagnostics), value) : null;
            case "processing_item_applied":
                return new RuleItemApplied(Required(map, "processing_item_id", diagnostics));
            case "processing_state":
                return new RuleStateIs(State(map, diagnostics));
            case "is_sigma_rule":
                return new IsDetection(Expected: true);
            case "is_sigma_correlation_rule":
                return new IsDetection(Expected: false);
            case "tag":
                return new HasTag(Required(map, "tag", diagnostics));
            case "rule_attribute":
                return new RuleAttributeIs(
                    OneOf(map, "attribute", RuleAttributeIs.Attributes, diagnostics),
                    Required(map, "value", diagnostics),
                    map["op"] is null ? "eq" : OneOf(map, "op", [.. s_operators, "in", "not_in"], diagnostics));
            default:
                return Unknown<RuleCondition>(map, "logsource, contains_field, contains_detection_item, processing_item_applied, processing_state, rule_attribute, tag, is_sigma_rule or is_sigma_correlation_rule", diagnostics);
        }
    }

    public static ItemCondition? ParseItem(YamlMap map, DiagnosticList diagnostics)
    {
        var any = map["cond"] is not null && OneOf(map, "cond", ["any", "all"], diagnostics) == "any";
        switch (map.Text("type", diagnostics))
        {
            case "match_string":
                return PipelineValues.Regex(map, "pattern", atStart: true, diagnostics) is { } pattern ? new MatchString(pattern, any, map.Flag("negate", otherwise: false, diagnostics)) : null;
            case "match_value":
                return PipelineValues.Test(map, "value", diagnostics) is { } value ? new MatchValue(value, any) : null;
            case "contains_wildcard":
                return new ContainsWildcard(any);
            case "is_null":
                return new IsNull(any);
            case "processing_item_applied":
                return new ItemApplied(Required(map, "processing_item_id", diagnostics));
            case "processing_state":
                return new ItemStateIs(State(map, diagnostics));
            default:
                return Unknown<ItemCondition>(map, "match_string, match_value, contains_wildcard, is_null, processing_item_applied or processing_state", diagnostics);
        }
    }

    public static FieldCondition? ParseField(YamlMap map, DiagnosticList diagnostics)
    {
        switch (map.Text("type", diagnostics))
        {
            case "include_fields":
                return Fields(map, excluded: false, diagnostics);
            case "exclude_fields":
                return Fields(map, excluded: true, diagnostics);
            case "processing_item_applied":
                return new FieldApplied(Required(map, "processing_item_id", diagnostics));
            case "processing_state":
                return new FieldStateIs(State(map, diagnostics));
            default:
                return Unknown<FieldCondition>(map, "include_fields, exclude_fields, processing_item_applied or processing_state", diagnostics);
        }
    }

    private static FieldIn Fields(YamlMap map, bool excluded, DiagnosticList diagnostics)
    {
        var names = map.Texts("fields", diagnostics);
        if (map["mode"] is null || OneOf(map, "mode", ["plain", "re"], diagnostics) == "plain") return new FieldIn(names, Patterns: null, excluded);
        var patterns = map.Scalars("fields", diagnostics).Select(scalar => PipelineValues.Regex(scalar, atStart: true, diagnostics)).OfType<System.Text.RegularExpressions.Regex>();
        return new FieldIn(names, [.. patterns], excluded);
    }

    private static StateTest State(YamlMap map, DiagnosticList diagnostics) => new(
        Required(map, "key", diagnostics),
        Required(map, "val", diagnostics),
        map["op"] is null ? "eq" : OneOf(map, "op", s_operators, diagnostics));

    private static string Required(YamlMap map, string key, DiagnosticList diagnostics) => PipelineValues.Required(map, key, diagnostics);

    private static string OneOf(YamlMap map, string key, IReadOnlyList<string> choices, DiagnosticList diagnostics)
    {
        var text = Required(map, key, diagnostics);
        if (!choices.Contains(text, StringComparer.Ordinal)) diagnostics.Error(map[key]?.At ?? map.At, "mapping", Quote.Of(text), "one of " + string.Join(", ", choices));
        return text;
    }

    private static T? Unknown<T>(YamlMap map, string expected, DiagnosticList diagnostics)
        where T : class
    {
        diagnostics.Error(map["type"]?.At ?? map.At, "mapping", $"the condition {map["type"]?.Describe() ?? "without a type"}", expected);
        return null;
    }
}
