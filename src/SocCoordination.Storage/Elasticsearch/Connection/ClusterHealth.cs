namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Whether the store's indices are whole. Yellow is: a copy is missing, no event is.</summary>
internal static class ClusterHealth
{
    /// <returns>What is wrong and what to do; null where nothing is.</returns>
    public static async Task<string?> ProblemAsync(ServerConnection server, IndexNames names, CancellationToken cancellationToken)
    {
        // By patterns: an index that is named and not there yet would count as red.
        using var answer = await server.GetAsync($"_cluster/health/{names.Days},{names.Rejected}*?level=indices&timeout=5s", cancellationToken);
        answer.Demand();
        if (answer.Body.GetProperty("status").GetString() != "red") return null;
        var red = answer.Body.GetProperty("indices").EnumerateObject().Where(index => index.Value.GetProperty("status").GetString() == "red").Select(index => index.Name);
        return $"Elasticsearch's cluster {answer.Body.GetProperty("cluster_name").GetString()} is red: shards of {string.Join(", ", red)} are not there. Bring back the nodes that hold them, or restore these indices from a snapshot; GET _cluster/allocation/explain says why.";
    }
}
