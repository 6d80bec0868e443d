using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Mapping;

/// <summary>Reads a mapping file in our form: <c>logsources</c>, each with its events, its fields' places and its keywords' places.</summary>
internal static class MappingFileParser
{
    private static readonly string[] s_keys = ["logsource", "events", "paths", "fields", "also", "keywords"];

    public static IReadOnlyList<LogSourceEntry> Parse(YamlMap root, DiagnosticList diagnostics)
    {
        if (root["logsources"] is not YamlList list)
        {
            diagnostics.Error(root["logsources"]?.At ?? root.At, "mapping", root["logsources"]?.Describe() ?? "no 'logsources'", "a list of log sources, or 'transformations' of a processing pipeline");
            return [];
        }

        var entries = new List<LogSourceEntry>();
        foreach (var item in list.Items)
        {
            if (item is YamlMap map) entries.AddRange(ReadEntry(map, diagnostics));
            else diagnostics.Error(item.At, "mapping", item.Describe(), "a map with " + string.Join(", ", s_keys));
        }

        return entries;
    }

    private static IEnumerable<LogSourceEntry> ReadEntry(YamlMap map, DiagnosticList diagnostics)
    {
        foreach (var (key, _) in map.Entries)
            if (!s_keys.Contains(key.Text, StringComparer.Ordinal))
                diagnostics.Error(key.At, "mapping", Quote.Of(key.Text), "one of " + string.Join(", ", s_keys));
        var none = map["events"] is YamlScalar { Text: "none" };
        var events = none || map["events"] is null ? null : ReadEvents(map["events"]!, diagnostics);
        foreach (var source in LogSources(map, diagnostics))
        {
            yield return new LogSourceEntry(source)
            {
                Events = events,
                HasNoEvents = none,
                Paths = map.Texts("paths", diagnostics),
                Fields = Places(map, "fields", diagnostics),
                Also = Places(map, "also", diagnostics),
                Keywords = map.Texts("keywords", diagnostics),
            };
        }
    }

    /// <summary>One log source, or a list of them that share the entry.</summary>
    private static IEnumerable<LogSource> LogSources(YamlMap map, DiagnosticList diagnostics)
    {
        var nodes = map["logsource"] is YamlList list ? list.Items : [map["logsource"] ?? map];
        foreach (var node in nodes)
        {
            var holder = new YamlMap(node.At, [new(new YamlScalar(node.At, "logsource", plain: true, inline: true), node)]);
            if (LogSourceParser.Parse(holder, diagnostics) is { } source) yield return source;
        }
    }

    private static Drafts.DraftNode? ReadEvents(YamlNode node, DiagnosticList diagnostics)
    {
        var before = diagnostics.ErrorCount;
        var key = new YamlScalar(node.At, "events", plain: true, inline: true);
        var searches = SearchParser.Parse(new YamlMap(node.At, [new(key, node)]), diagnostics);
        return diagnostics.ErrorCount == before && searches.Count == 1 ? ModifierPass.Draft(searches[0].Body, diagnostics) : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> Places(YamlMap map, string key, DiagnosticList diagnostics)
    {
        var places = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        switch (map[key])
        {
            case null:
                break;
            case YamlMap fields:
                foreach (var (name, _) in fields.Entries) places[name.Text] = fields.Texts(name.Text, diagnostics);
                break;
            case var other:
                diagnostics.Error(other.At, "mapping", $"{other.Describe()} under '{key}'", "a map from field name to place or places in the event");
                break;
        }

        return places;
    }
}
