using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>Reads the parameters of a pipeline.</summary>
internal static class PipelineValues
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public static string Required(YamlMap map, string key, DiagnosticList diagnostics)
    {
        if (map.Text(key, diagnostics) is { } text) return text;
        diagnostics.Error(map[key]?.At ?? map.At, "mapping", $"no '{key}'", "a value for it");
        return "";
    }

    /// <summary>A value as a rule would write it under a field without modifiers.</summary>
    public static ValueTest? Test(YamlMap map, string key, DiagnosticList diagnostics)
    {
        if (map[key] is YamlScalar scalar)
            return new ItemDrafter(new SearchItem(scalar.At, key, [], [ScalarReader.Read(scalar)]), diagnostics).Draft().Tests is [var test] ? test : null;
        diagnostics.Error(map[key]?.At ?? map.At, "mapping", map[key]?.Describe() ?? $"no '{key}'", "one value");
        return null;
    }

    public static Regex? Regex(YamlMap map, string key, bool atStart, DiagnosticList diagnostics)
    {
        if (map[key] is YamlScalar scalar) return Regex(scalar, atStart, diagnostics);
        diagnostics.Error(map[key]?.At ?? map.At, "mapping", map[key]?.Describe() ?? $"no '{key}'", "a regular expression");
        return null;
    }

    /// <param name="atStart">It must fit from the first character on.</param>
    public static Regex? Regex(YamlScalar scalar, bool atStart, DiagnosticList diagnostics)
    {
        // Python's spelling of a named group.
        var pattern = scalar.Text.Replace("(?P<", "(?<", StringComparison.Ordinal);
        try
        {
            return new Regex(atStart ? $@"\A(?:{pattern})" : pattern, RegexOptions.CultureInvariant, s_patience);
        }
        catch (RegexParseException broken)
        {
            diagnostics.Error(scalar.At, "mapping", Quote.Of(scalar.Text), $"a regular expression: {broken.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    /// <summary>Texts by name; one text alone stands for a list of one.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Mapping(YamlMap map, string key, DiagnosticList diagnostics)
    {
        if (map[key] is YamlMap mapping)
            return mapping.Entries.ToDictionary(entry => entry.Key.Text, entry => mapping.Texts(entry.Key.Text, diagnostics), StringComparer.Ordinal);
        diagnostics.Error(map[key]?.At ?? map.At, "mapping", map[key]?.Describe() ?? $"no '{key}'", "a map");
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
    }
}
