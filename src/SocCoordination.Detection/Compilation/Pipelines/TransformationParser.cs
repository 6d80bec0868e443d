using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Pipelines.Transformations;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>Reads one transformation by its <c>type</c>.</summary>
internal static class TransformationParser
{
    private static readonly Dictionary<string, Func<YamlMap, string, DiagnosticList, Transformation?>> s_kinds = new(StringComparer.Ordinal)
    {
        ["field_name_mapping"] = (map, _, diagnostics) => FieldMapping(map, diagnostics),
        ["field_name_prefix_mapping"] = (map, _, diagnostics) => PrefixMapping(map, diagnostics),
        ["field_name_prefix"] = (map, _, diagnostics) => Affix(PipelineValues.Required(map, "prefix", diagnostics), ""),
        ["field_name_suffix"] = (map, _, diagnostics) => Affix("", PipelineValues.Required(map, "suffix", diagnostics)),
        ["drop_detection_item"] = (_, _, _) => new DropItem(),
        ["add_condition"] = (map, _, diagnostics) => Addition(map, diagnostics),
        ["change_logsource"] = (map, _, diagnostics) => new ChangeLogSource(new LogSource(map.Text("category", diagnostics), map.Text("product", diagnostics), map.Text("service", diagnostics))),
        ["replace_string"] = (map, _, diagnostics) => Replacement(map, diagnostics),
        ["map_string"] = (map, _, diagnostics) => new MapString(PipelineValues.Mapping(map, "mapping", diagnostics)),
        ["set_value"] = (map, _, diagnostics) => Value(map, diagnostics),
        ["convert_type"] = (map, _, diagnostics) => Conversion(map, diagnostics),
        ["hashes_fields"] = (map, _, diagnostics) => new HashesFields(map.Texts("valid_hash_algos", diagnostics), map.Text("field_prefix", diagnostics) ?? "", map.Flag("drop_algo_prefix", otherwise: false, diagnostics)),
        ["value_placeholders"] = (map, _, diagnostics) => Fill(map, withWildcard: false, diagnostics),
        ["wildcard_placeholders"] = (map, _, diagnostics) => Fill(map, withWildcard: true, diagnostics),
        ["set_state"] = (map, _, diagnostics) => new SetState(PipelineValues.Required(map, "key", diagnostics), PipelineValues.Required(map, "val", diagnostics)),
        ["rule_failure"] = (map, _, diagnostics) => new FailRule(PipelineValues.Required(map, "message", diagnostics)),
        ["detection_item_failure"] = (map, _, diagnostics) => new FailItem(PipelineValues.Required(map, "message", diagnostics)),
        ["nest"] = (map, id, diagnostics) => new Nest(PipelineParser.Items(map["items"], id + ".", diagnostics)),
    };

    public static Transformation? Parse(YamlMap map, string id, DiagnosticList diagnostics)
    {
        if (map["type"] is YamlScalar type && s_kinds.TryGetValue(type.Text, out var read)) return read(map, id, diagnostics);
        diagnostics.Error(map["type"]?.At ?? map.At, "mapping", $"the transformation {map["type"]?.Describe() ?? "without a type"}", "one of " + string.Join(", ", s_kinds.Keys));
        return null;
    }

    private static RenameFields FieldMapping(YamlMap map, DiagnosticList diagnostics)
    {
        var names = PipelineValues.Mapping(map, "mapping", diagnostics);
        return new RenameFields(field => names.GetValueOrDefault(field));
    }

    private static RenameFields PrefixMapping(YamlMap map, DiagnosticList diagnostics)
    {
        var prefixes = PipelineValues.Mapping(map, "mapping", diagnostics);
        return new RenameFields(field => prefixes.FirstOrDefault(prefix => field.StartsWith(prefix.Key, StringComparison.Ordinal)) is { Key: { } key, Value: { } values }
            ? [.. values.Select(value => value + field[key.Length..])]
            : null);
    }

    private static RenameFields Affix(string prefix, string suffix) => new(field => [prefix + field + suffix]);

    private static AddCondition? Addition(YamlMap map, DiagnosticList diagnostics)
    {
        if (map["conditions"] is not YamlMap conditions)
        {
            diagnostics.Error(map["conditions"]?.At ?? map.At, "mapping", map["conditions"]?.Describe() ?? "no 'conditions'", "a map from field to value or values");
            return null;
        }

        var items = conditions.Entries.Select(entry => ItemParser.Parse(entry.Key, entry.Value, diagnostics)).OfType<SearchItem>();
        return new AddCondition([.. items], map.Flag("negated", otherwise: false, diagnostics), map.Flag("template", otherwise: false, diagnostics));
    }

    private static ReplaceString? Replacement(YamlMap map, DiagnosticList diagnostics)
    {
        if (PipelineValues.Regex(map, "regex", atStart: false, diagnostics) is not { } pattern) return null;
        // Python writes a group as \1 or \g<1>.
        var replacement = System.Text.RegularExpressions.Regex.Replace(
            PipelineValues.Required(map, "replacement", diagnostics).Replace("$", "$$", StringComparison.Ordinal),
            @"\\g<(?<group>\w+)>|\\(?<group>\d)|\\\\",
            match => match.Value == @"\\" ? @"\" : $"${{{match.Groups["group"].Value}}}",
            System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
        return new ReplaceString(pattern, replacement, map.Flag("skip_special", otherwise: false, diagnostics), map.Flag("interpret_special", otherwise: false, diagnostics));
    }

    private static SetValue? Value(YamlMap map, DiagnosticList diagnostics)
    {
        if (PipelineValues.Test(map, "value", diagnostics) is not { } test) return null;
        return map.Text("force_type", diagnostics) switch
        {
            null or "num" => new SetValue(test),
            _ => new SetValue(new Ast.Expressions.TextTest(PatternReader.Read(map.Text("value", diagnostics)!), Cased: false)),
        };
    }

    private static ConvertType? Conversion(YamlMap map, DiagnosticList diagnostics)
    {
        var target = PipelineValues.Required(map, "target_type", diagnostics);
        if (target is "str" or "num") return new ConvertType(target == "str");
        diagnostics.Error(map["target_type"]?.At ?? map.At, "mapping", Quote.Of(target), "str or num");
        return null;
    }

    private static FillPlaceholders Fill(YamlMap map, bool withWildcard, DiagnosticList diagnostics)
    {
        if (map["include"] is not null && map["exclude"] is { } both)
            diagnostics.Error(both.At, "mapping", "'include' and 'exclude'", "one of them");
        return new FillPlaceholders(
            withWildcard,
            map["include"] is null ? null : map.Texts("include", diagnostics),
            map["exclude"] is null ? null : map.Texts("exclude", diagnostics));
    }
}
