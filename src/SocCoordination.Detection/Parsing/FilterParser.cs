using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads a global exception (Sigma filters specification).</summary>
internal static class FilterParser
{
    public static FilterRule? Parse(RuleHeader header, YamlMap root, YamlNode node, DiagnosticList diagnostics)
    {
        var source = LogSourceParser.Parse(root, diagnostics);
        if (node is not YamlMap filter)
        {
            diagnostics.Error(node.At, "filter", node.Describe(), "a map with rules, search identifiers and a condition");
            return null;
        }

        var searches = SearchParser.Parse(filter, diagnostics, "condition", "rules");
        var scalars = filter.Scalars("condition", diagnostics);
        if (scalars.Count != 1)
        {
            diagnostics.Error(filter["condition"]?.At ?? filter.At, "filter", $"{scalars.Count} conditions", "exactly one");
            return null;
        }

        var condition = ConditionParser.Parse(scalars[0], diagnostics);
        if (condition is not null) ConditionChecker.Check([condition], searches, diagnostics);
        var rules = Rules(filter, diagnostics, out var any);
        return source is null || condition is null || (rules is null && !any) ? null : new FilterRule(header, source, rules, searches, condition);
    }

    private static IReadOnlyList<RuleReference>? Rules(YamlMap filter, DiagnosticList diagnostics, out bool any)
    {
        any = filter["rules"] is YamlScalar { Text: "any" or "all" } or YamlList { Items.Count: 0 };
        if (any) return null;
        var rules = filter.Scalars("rules", diagnostics);
        if (rules.Count > 0) return [.. rules.Select(rule => new RuleReference(rule.At, rule.Text))];
        diagnostics.Error(filter["rules"]?.At ?? filter.At, "filter", "no rules", "ids or names of rules under 'rules', or 'any'");
        return null;
    }
}
