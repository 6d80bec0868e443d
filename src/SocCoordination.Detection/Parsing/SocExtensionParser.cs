using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads our key <c>soc:</c>.</summary>
internal static class SocExtensionParser
{
    private static readonly string[] s_keys = ["sentence", "incident_type", "playbook", "group_by", "window", "entity"];

    public static SocExtension Parse(YamlMap root, DiagnosticList diagnostics)
    {
        switch (root["soc"])
        {
            case null or YamlScalar { IsNull: true }:
                return SocExtension.None;
            case YamlMap map:
                return Read(map, diagnostics);
            case var other:
                diagnostics.Error(other.At, "soc-extension", other.Describe(), "a map with " + string.Join(", ", s_keys));
                return SocExtension.None;
        }
    }

    private static SocExtension Read(YamlMap map, DiagnosticList diagnostics)
    {
        foreach (var (key, _) in map.Entries)
            if (!s_keys.Contains(key.Text, StringComparer.Ordinal))
                diagnostics.Error(key.At, "soc-extension", Quote.Of(key.Text), string.Join(", ", s_keys));
        return new SocExtension
        {
            Sentence = Sentences(map, diagnostics),
            IncidentType = map.Text("incident_type", diagnostics),
            Playbook = map.Text("playbook", diagnostics),
            GroupBy = map["group_by"] is null ? null : map.Texts("group_by", diagnostics),
            Window = map["window"] is { } window ? TimespanParser.Parse(window, diagnostics) : null,
            Entity = map.Text("entity", diagnostics),
        };
    }

    private static IReadOnlyDictionary<string, string> Sentences(YamlMap map, DiagnosticList diagnostics)
    {
        switch (map["sentence"])
        {
            case null:
                return SocExtension.None.Sentence;
            case YamlMap languages when languages.Entries.All(entry => entry.Value is YamlScalar):
                return languages.Entries.ToDictionary(entry => entry.Key.Text, entry => ((YamlScalar)entry.Value).Text, StringComparer.Ordinal);
            case var other:
                diagnostics.Error(other.At, "soc-extension", $"{other.Describe()} under 'sentence'", "one sentence for each language: vi, en");
                return SocExtension.None.Sentence;
        }
    }
}
