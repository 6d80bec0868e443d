using System.Text.Json;

namespace SocCoordination.Service.Features.Detection;

/// <summary>A matched event's values by ECS path, for groups and sentences.</summary>
internal sealed class EventValues : IDisposable
{
    private readonly JsonDocument _document;

    public EventValues(ReadOnlyMemory<byte> document) => _document = JsonDocument.Parse(document);

    /// <summary>The value as text; an array's first; null where the event has none.</summary>
    public string? this[string path] => Find(_document.RootElement, path) is { } found ? Text(found) : null;

    public void Dispose() => _document.Dispose();

    /// <summary>Names may hold dots themselves: the longest name that is there is taken at each step.</summary>
    private static JsonElement? Find(JsonElement at, string path)
    {
        if (at.ValueKind != JsonValueKind.Object)
            return null;
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (!at.TryGetProperty(path.AsSpan(0, end), out var next))
                continue;
            return end == path.Length ? next : Find(next, path[(end + 1)..]);
        }

        return null;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : Text(value[0]),
        _ => value.GetRawText(),
    };
}
