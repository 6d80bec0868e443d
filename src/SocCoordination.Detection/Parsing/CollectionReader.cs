using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>
/// Joins the documents of a rule collection: <c>action: global</c> is laid under each one that follows, <c>reset</c>
/// ends that, <c>repeat</c> is laid over the document before it.
/// </summary>
internal static class CollectionReader
{
    public static IReadOnlyList<YamlMap> Resolve(IReadOnlyList<YamlNode> documents, DiagnosticList diagnostics)
    {
        var resolved = new List<YamlMap>();
        YamlMap? global = null;
        YamlMap? previous = null;
        foreach (var document in documents)
        {
            if (document is YamlScalar { IsNull: true }) continue;
            if (document is not YamlMap map)
            {
                diagnostics.Error(document.At, "rule-not-a-map", document.Describe(), "a map with title, logsource and detection");
                continue;
            }

            var body = map.Without("action");
            switch (map["action"])
            {
                case null:
                    previous = global is null ? map : map.Over(global);
                    resolved.Add(previous);
                    break;
                case YamlScalar { Text: "global" }:
                    global = body;
                    break;
                case YamlScalar { Text: "reset" }:
                    global = null;
                    if (body.Entries.Count > 0) resolved.Add(previous = body);
                    break;
                case YamlScalar { Text: "repeat" } action when previous is null:
                    diagnostics.Error(action.At, "collection-action", "'repeat' in the first document", "a document before it that can be repeated");
                    break;
                case YamlScalar { Text: "repeat" }:
                    resolved.Add(previous = body.Over(previous));
                    break;
                case var other:
                    diagnostics.Error(other.At, "collection-action", other.Describe(), "global, reset or repeat");
                    break;
            }
        }

        return resolved;
    }
}
