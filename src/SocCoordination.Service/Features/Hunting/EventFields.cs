using System.Text.Json;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>An event's fields by their dotted ECS names, as a person reads them.</summary>
internal static class EventFields
{
    /// <summary>More fields than this are not listed; the page says so and the export has all.</summary>
    public const int Most = 200;

    public static IReadOnlyList<(string Name, string Value)> Of(JsonElement document)
    {
        var fields = new List<(string, string)>();
        Add(fields, "", document);
        return fields;
    }

    public static string? Text(JsonElement document, params ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty(part, out document))
                return null;
        }

        return document.ValueKind == JsonValueKind.String ? document.GetString() : null;
    }

    /// <summary>The event in one line: as it was written, or, where it came as a document, by what tells it apart.</summary>
    public static string Line(JsonElement document) =>
        Text(document, "event", "original") ?? Text(document, "message") ?? string.Join(" · ", Telling.Select(path => Text(document, path)).Where(value => value is not null));

    private static readonly string[][] Telling =
    [
        ["winlog", "channel"], ["event", "code"], ["event", "action"], ["user", "name"], ["process", "command_line"], ["process", "executable"], ["file", "path"],
        ["source", "ip"], ["destination", "ip"], ["url", "original"],
    ];

    /// <summary>A term that finds events with this value. A quote inside becomes a wildcard, since quotes cannot be escaped.</summary>
    public static string Term(string name, string value) => $"{name}:\"{value.Replace('"', '?')}\"";

    private static void Add(List<(string, string)> fields, string name, JsonElement value)
    {
        if (fields.Count >= Most)
            return;
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
                Add(fields, name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value);
        }
        else if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
        {
            fields.Add((name, string.Join(", ", value.EnumerateArray().Select(Plain))));
        }
        else
        {
            fields.Add((name, Plain(value)));
        }
    }

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
