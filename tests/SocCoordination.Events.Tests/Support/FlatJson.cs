using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocCoordination.Events.Tests.Support;

/// <summary>JSON as dotted names and values, so that what differs can be told by name.</summary>
internal static class FlatJson
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SortedDictionary<string, string> Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(document.RootElement, "", fields);
        return fields;
    }

    private static void Add(JsonElement value, string name, SortedDictionary<string, string> fields)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            // Two values under one name would hide one.
            fields.Add(name, JsonSerializer.Serialize(value, Plain));
            return;
        }

        if (!value.EnumerateObject().Any())
            fields.Add(name, "{}");
        foreach (var property in value.EnumerateObject())
            Add(property.Value, name.Length == 0 ? property.Name : name + "." + property.Name, fields);
    }
}
