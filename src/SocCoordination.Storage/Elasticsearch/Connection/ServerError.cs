using System.Text.Json;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Reads the errors in Elasticsearch's answers.</summary>
internal static class ServerError
{
    private const int Longest = 500;

    /// <summary>The innermost cause, as <c>type: reason</c>, cut to a readable length.</summary>
    public static string Text(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String) return error.GetString()!;
        if (error.ValueKind != JsonValueKind.Object) return "no reason given";
        var text = $"{Type(error)}: {(error.TryGetProperty("reason", out var reason) ? reason.ToString() : "no reason given")}";
        if (error.TryGetProperty("failed_shards", out var shards) && shards.ValueKind == JsonValueKind.Array && shards.GetArrayLength() > 0 && shards[0].TryGetProperty("reason", out var shard))
            text += $" ({Type(shard)}: {(shard.TryGetProperty("reason", out var inner) ? inner.ToString() : "")})";
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    public static string Type(JsonElement error) => error.ValueKind == JsonValueKind.Object && error.TryGetProperty("type", out var type) ? type.ToString() : "error";
}
