using System.Text;
using System.Text.Json;

namespace SocCoordination.Detection.Matching.Reference;

/// <summary>An event as a plain list of everything in it. Written to be obviously right, not fast.</summary>
internal sealed class FlatEvent
{
    private readonly List<EventLeaf> _leaves = [];

    private FlatEvent(JsonElement root) => Add("", root);

    public IReadOnlyList<EventLeaf> Leaves => _leaves;

    /// <summary>Null where the bytes are not one JSON object in UTF-8.</summary>
    public static FlatEvent? TryRead(ReadOnlySpan<byte> json)
    {
        if (json.Length > EventLimits.Bytes || !System.Text.Unicode.Utf8.IsValid(json)) return null;
        try
        {
            using var document = JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = EventLimits.Depth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? new FlatEvent(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Spaces in a key do not count (specification 2.1, "Field Usage").</summary>
    private static string Join(string path, string name)
    {
        name = name.Replace(" ", "", StringComparison.Ordinal);
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private void Add(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                _leaves.Add(new EventLeaf(path, LeafKind.Object, ""));
                foreach (var member in element.EnumerateObject())
                {
                    // The text of an element that also has attributes.
                    var name = JsonText.Repair(member);
                    Add(name == "#text" ? path : Join(path, name), member.Value);
                }

                break;
            case JsonValueKind.Array:
                _leaves.Add(new EventLeaf(path, LeafKind.List, ""));
                foreach (var member in element.EnumerateArray()) Add(path, member);
                break;
            case JsonValueKind.String:
                _leaves.Add(new EventLeaf(path, LeafKind.Text, JsonText.Repair(element)));
                break;
            case JsonValueKind.Number:
                _leaves.Add(new EventLeaf(path, LeafKind.Number, element.GetRawText()));
                break;
            case JsonValueKind.Null:
                _leaves.Add(new EventLeaf(path, LeafKind.Null, ""));
                break;
            default:
                _leaves.Add(new EventLeaf(path, LeafKind.Boolean, element.GetRawText()));
                break;
        }
    }
}
