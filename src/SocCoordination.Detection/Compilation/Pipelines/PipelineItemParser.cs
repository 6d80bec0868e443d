using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Pipelines.Conditions;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>Reads one transformation with its conditions.</summary>
internal static class PipelineItemParser
{
    public static PipelineItem? Parse(YamlMap map, string fallbackId, DiagnosticList diagnostics)
    {
        var before = diagnostics.ErrorCount;
        var id = map.Text("id", diagnostics) ?? fallbackId;
        var transformation = TransformationParser.Parse(map, id, diagnostics);
        var rules = Group(map, "rule", condition => PipelineConditionParser.ParseRule(condition, diagnostics), diagnostics);
        var items = Group(map, "detection_item", condition => PipelineConditionParser.ParseItem(condition, diagnostics), diagnostics);
        var fields = Group(map, "field_name", condition => PipelineConditionParser.ParseField(condition, diagnostics), diagnostics);
        return diagnostics.ErrorCount == before && transformation is not null ? new PipelineItem(id, transformation, rules, items, fields) : null;
    }

    private static ConditionGroup<T> Group<T>(YamlMap map, string kind, Func<YamlMap, T?> parse, DiagnosticList diagnostics)
        where T : class
    {
        var conditions = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, node) in Named(map[$"{kind}_conditions"]))
        {
            if (node is not YamlMap condition) diagnostics.Error(node.At, "mapping", node.Describe(), "a condition with 'type'");
            else if (parse(condition) is { } parsed) conditions[name] = parsed;
        }

        var any = map.Text($"{kind}_cond_op", diagnostics) switch
        {
            null or "and" => false,
            "or" => true,
            var other => Refuse(map[$"{kind}_cond_op"]!, Quote.Of(other), "and, or"),
        };
        return new ConditionGroup<T>(conditions, any, map.Flag($"{kind}_cond_not", otherwise: false, diagnostics), Expression(map[$"{kind}_cond_expr"]));

        bool Refuse(YamlNode at, string found, string expected)
        {
            diagnostics.Error(at.At, "mapping", found, expected);
            return false;
        }

        ConditionNode? Expression(YamlNode? node)
        {
            if (node is not YamlScalar scalar || ConditionParser.Parse(scalar, diagnostics) is not { } expression) return null;
            foreach (var name in NamesIn(expression))
                if (name is null || !conditions.ContainsKey(name))
                    Refuse(node, Quote.Of(name ?? scalar.Text), "the names of conditions, joined with and, or, not");
            return expression;
        }
    }

    private static IEnumerable<(string Name, YamlNode Node)> Named(YamlNode? node) => node switch
    {
        null => [],
        YamlMap map => map.Entries.Select(entry => (entry.Key.Text, entry.Value)),
        YamlList list => list.Items.Select((item, index) => ($"{index}", item)),
        _ => [("0", node)],
    };

    private static IEnumerable<string?> NamesIn(ConditionNode node) => node switch
    {
        ConditionAnd and => NamesIn(and.Left).Concat(NamesIn(and.Right)),
        ConditionOr or => NamesIn(or.Left).Concat(NamesIn(or.Right)),
        ConditionNot not => NamesIn(not.Inner),
        ConditionName name => [name.Name],
        _ => [null],
    };
}
