using System.Globalization;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>Reads a processing pipeline as pySigma writes it. What this engine cannot do is refused by its name, not passed over.</summary>
internal static class PipelineParser
{
    private static readonly string[] s_keys = ["name", "priority", "vars", "transformations", "allowed_backends", "postprocessing", "finalizers"];

    public static bool Fits(YamlMap root) => root["transformations"] is not null;

    public static Pipeline Parse(YamlMap root, DiagnosticList diagnostics)
    {
        foreach (var (key, _) in root.Entries)
        {
            if (!s_keys.Contains(key.Text, StringComparer.Ordinal)) diagnostics.Error(key.At, "mapping", Quote.Of(key.Text), "one of " + string.Join(", ", s_keys));
            else if (key.Text is "postprocessing" or "finalizers") diagnostics.Warn(key.At, "mapping", $"'{key.Text}', which shapes queries of other systems", "nothing: there is no query here");
        }

        return new Pipeline(root.Text("name", diagnostics) ?? diagnostics.File, Priority(root, diagnostics), Vars(root, diagnostics), Items(root["transformations"], "item", diagnostics));
    }

    public static IReadOnlyList<PipelineItem> Items(YamlNode? node, string prefix, DiagnosticList diagnostics)
    {
        if (node is not YamlList list)
        {
            if (node is not null) diagnostics.Error(node.At, "mapping", node.Describe(), "a list of transformations");
            return [];
        }

        var items = new List<PipelineItem>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not YamlMap map)
                diagnostics.Error(list.Items[i].At, "mapping", list.Items[i].Describe(), "a map with 'type'");
            else if (PipelineItemParser.Parse(map, string.Create(CultureInfo.InvariantCulture, $"{prefix}{i + 1}"), diagnostics) is { } item)
                items.Add(item);
        }

        return items;
    }

    private static int Priority(YamlMap root, DiagnosticList diagnostics)
    {
        if (root["priority"] is not { } node) return 0;
        if (node is YamlScalar scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority)) return priority;
        diagnostics.Error(node.At, "mapping", node.Describe(), "a whole number");
        return 0;
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Vars(YamlMap root, DiagnosticList diagnostics)
    {
        switch (root["vars"])
        {
            case null:
                return Pipeline.Empty.Vars;
            case YamlMap map:
                return map.Entries.ToDictionary(entry => entry.Key.Text, entry => map.Texts(entry.Key.Text, diagnostics), StringComparer.Ordinal);
            case var other:
                diagnostics.Error(other.At, "mapping", $"{other.Describe()} under 'vars'", "a map from name to value or values");
                return Pipeline.Empty.Vars;
        }
    }
}
