using System.Text.Json;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>Why Elasticsearch did not take one item of a bulk request.</summary>
internal static class ItemRefusal
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public static EventStoreBusyException Busy(string reason) => new($"Elasticsearch has too much to write. ({reason})", Wait);

    /// <summary>True where the document's fields are at fault, and not the index, the right or the cluster.</summary>
    public static bool IsOfDocument(JsonElement result) =>
        result.TryGetProperty("error", out var error) && ServerError.Type(error) is "document_parsing_exception" or "mapper_parsing_exception" or "illegal_argument_exception" or "x_content_parse_exception" or "parsing_exception";

    public static Exception Of(int status, JsonElement result)
    {
        var reason = result.TryGetProperty("error", out var error) ? ServerError.Text(error) : $"status {status}";
        return status switch
        {
            429 when !reason.Contains("blocked by", StringComparison.Ordinal) => Busy(reason),
            429 or 403 => new EventStoreUnavailableException($"Elasticsearch takes nothing at present, mostly because a disk is nearly full or a right is missing: free some space, shorten Storage:RetentionDays, or look at the user's role. ({reason})") { NeedsPerson = true },
            _ => new EventStoreUnavailableException($"Elasticsearch cannot write now: look at its cluster's health and log. ({reason})"),
        };
    }
}
