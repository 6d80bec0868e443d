using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads the search identifiers: maps, lists of maps, keywords, and any mix of them.</summary>
internal static class SearchParser
{
    public static IReadOnlyList<SearchIdentifier> Parse(YamlMap detection, DiagnosticList diagnostics, params ReadOnlySpan<string> reserved)
    {
        var searches = new List<SearchIdentifier>();
        var before = diagnostics.ErrorCount;
        foreach (var (key, value) in detection.Entries)
        {
            if (reserved.Contains(key.Text)) continue;
            if (ReadNode(value, key, diagnostics) is { } body) searches.Add(new SearchIdentifier(key.At, key.Text, body));
        }

        if (searches.Count == 0 && diagnostics.ErrorCount == before)
            diagnostics.Error(detection.At, "missing-search", "no search identifier", "at least one, such as 'selection'");
        return searches;
    }

    private static SearchNode? ReadNode(YamlNode node, YamlScalar owner, DiagnosticList diagnostics)
    {
        switch (node)
        {
            case YamlMap { Entries.Count: > 0 } map:
                return ReadMap(map, diagnostics);
            case YamlList { Items.Count: > 0 } list:
                return ReadList(list, owner, diagnostics);
            case YamlScalar { IsNull: false } scalar:
                return new SearchItem(scalar.At, Field: null, [], [ScalarReader.Read(scalar)]);
            default:
                diagnostics.Error(node.At, "empty-search", $"{node.Describe()} under '{owner.Text}'", "a map of fields, a list of maps or a list of keywords");
                return null;
        }
    }

    private static SearchAll ReadMap(YamlMap map, DiagnosticList diagnostics)
    {
        var parts = new List<SearchNode>();
        foreach (var (key, value) in map.Entries)
            if (ItemParser.Parse(key, value, diagnostics) is { } item)
                parts.Add(item);
        return new SearchAll(parts);
    }

    /// <summary>Scalars of a list are keywords of one item, so that they share their place in an explanation.</summary>
    private static SearchNode? ReadList(YamlList list, YamlScalar owner, DiagnosticList diagnostics)
    {
        var keywords = list.Items.OfType<YamlScalar>().Select(ScalarReader.Read).ToList();
        var parts = new List<SearchNode>();
        if (keywords.Count > 0) parts.Add(new SearchItem(list.At, Field: null, [], keywords));
        foreach (var entry in list.Items)
            if (entry is not YamlScalar && ReadNode(entry, owner, diagnostics) is { } part)
                parts.Add(part);
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new SearchAny(parts) };
    }
}
