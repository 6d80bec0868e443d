using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads the values of a map and says what is wrong with those of the wrong shape.</summary>
internal static class Entries
{
    public static string? Text(this YamlMap map, string key, DiagnosticList diagnostics)
    {
        switch (map[key])
        {
            case null or YamlScalar { IsNull: true }:
                return null;
            case YamlScalar scalar:
                return scalar.Text;
            case var other:
                diagnostics.Error(other.At, "wrong-type", $"{other.Describe()} under '{key}'", "one text");
                return null;
        }
    }

    /// <summary>A list of texts; one text alone stands for a list of one.</summary>
    public static IReadOnlyList<string> Texts(this YamlMap map, string key, DiagnosticList diagnostics) =>
        [.. map.Scalars(key, diagnostics).Select(scalar => scalar.Text)];

    public static IReadOnlyList<YamlScalar> Scalars(this YamlMap map, string key, DiagnosticList diagnostics)
    {
        switch (map[key])
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlScalar scalar:
                return [scalar];
            case YamlList list when list.Items.All(item => item is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>()];
            case var other:
                diagnostics.Error(other.At, "wrong-type", $"{other.Describe()} under '{key}'", "a list of texts");
                return [];
        }
    }

    public static bool Flag(this YamlMap map, string key, bool otherwise, DiagnosticList diagnostics)
    {
        if (map[key] is not { } node) return otherwise;
        if (node is YamlScalar scalar && bool.TryParse(scalar.Text, out var flag)) return flag;
        diagnostics.Error(node.At, "wrong-type", $"{node.Describe()} under '{key}'", "true or false");
        return otherwise;
    }

    /// <summary>The value named by <paramref name="names"/>; the default where the key is absent or, with a warning, unknown.</summary>
    public static T Choice<T>(this YamlMap map, string key, IReadOnlyDictionary<string, T> names, DiagnosticList diagnostics)
        where T : struct
    {
        var text = map.Text(key, diagnostics);
        if (text is null) return default;
        if (names.TryGetValue(text.Trim(), out var value)) return value;
        diagnostics.Warn(map[key]!.At, $"unknown-{key}", Quote.Of(text), string.Join(", ", names.Keys));
        return default;
    }
}
