using System.Text.Json;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>An event's values by field, as grouping, correlation and sentences ask for them.</summary>
internal sealed class EventValues(ReadOnlyMemory<byte> document)
{
    private readonly JsonElement _root = JsonDocument.Parse(document).RootElement;

    public string? this[string field] => Text(Find(_root, field) ?? Find(_root, "winlog.event_data." + field));

    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<string> fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (this[field] is { } value)
                values[field] = value;
        }

        return values;
    }

    private static JsonElement? Find(JsonElement at, string path)
    {
        if (at.ValueKind != JsonValueKind.Object)
            return null;
        if (at.TryGetProperty(path, out var whole))
            return whole;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && at.TryGetProperty(path[..dot], out var below) ? Find(below, path[(dot + 1)..]) : null;
    }

    private static string? Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => Text(list[0]),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };
}
