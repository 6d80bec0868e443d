using System.Text.Json;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Whether the store's indices are whole: red is a problem, since events are missing; yellow is not one yet, since only copies are.</summary>
/// <param name="Problem">What is wrong and what to do; null where nothing is.</param>
/// <param name="Warning">What will be wrong if one more thing happens; null where nothing will.</param>
internal sealed record ClusterHealth(string? Problem, string? Warning)
{
    public static async Task<ClusterHealth> AskAsync(ServerConnection server, IndexNames names, CancellationToken cancellationToken)
    {
        // By patterns: an index that is named and not there yet would count as red.
        using var answer = await server.GetAsync($"_cluster/health/{names.Days},{names.Rejected}*?level=indices&timeout=5s", cancellationToken);
        var body = answer.Demand().Body;
        var cluster = body.GetProperty("cluster_name").GetString();
        return body.GetProperty("status").GetString() switch
        {
            "red" => new ClusterHealth($"Elasticsearch's cluster {cluster} is red: shards of {Indices(body, "red")} are not there. Bring back the nodes that hold them, or restore these indices from a snapshot; GET _cluster/allocation/explain says why.", null),
            "yellow" => new ClusterHealth(null, $"Elasticsearch's cluster {cluster} is yellow: no event is missing, but copies of {Indices(body, "yellow")} are, and a node that fails now takes events with it. Bring back the node that is away, or set Storage:Elasticsearch:Replicas to what the nodes can hold; GET _cluster/allocation/explain says why."),
            _ => new ClusterHealth(null, null),
        };
    }

    private static string Indices(JsonElement body, string status) =>
        string.Join(", ", body.GetProperty("indices").EnumerateObject().Where(index => index.Value.GetProperty("status").GetString() == status).Select(index => index.Name));
}
