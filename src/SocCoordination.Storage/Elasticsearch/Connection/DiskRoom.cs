using System.Text.Json;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>The disk of the cluster's nodes that is nearest to Elasticsearch's own marks: at the last of them it takes no more events.</summary>
/// <param name="FreeBytes">Free on it.</param>
/// <param name="MinimumFreeBytes">Elasticsearch's last mark (flood stage).</param>
/// <param name="Problem">What is wrong and what to do, where the last mark is passed.</param>
/// <param name="Warning">The same where an earlier one is.</param>
internal sealed record DiskRoom(long FreeBytes, long MinimumFreeBytes, string? Problem, string? Warning)
{
    private const string WhatToDo = "Free some space on it, add a node, or shorten Storage:RetentionDays.";

    /// <returns>Null where the server does not tell.</returns>
    public static async Task<DiskRoom?> AskAsync(ServerConnection server, CancellationToken cancellationToken)
    {
        using var answer = await server.GetAsync("_nodes/stats/fs?filter_path=nodes.*.name,nodes.*.fs.data", cancellationToken);
        if (!answer.Demand().Body.TryGetProperty("nodes", out var nodes)) return null;
        var disks = from node in nodes.EnumerateObject()
                    where node.Value.TryGetProperty("fs", out _)
                    from data in node.Value.GetProperty("fs").GetProperty("data").EnumerateArray()
                    let low = Bytes(data, "low_watermark_free_space_in_bytes")
                    let high = Bytes(data, "high_watermark_free_space_in_bytes")
                    let flood = Bytes(data, "flood_stage_free_space_in_bytes")
                    let free = Bytes(data, "available_in_bytes")
                    where low is not null && high is not null && flood is not null && free is not null
                    orderby free - flood
                    select Of(node.Value.GetProperty("name").GetString()!, free.Value, low.Value, high.Value, flood.Value);
        return disks.FirstOrDefault();
    }

    private static DiskRoom Of(string node, long free, long low, long high, long flood)
    {
        var told = $"{Gigabytes(free)} are free on the disk of Elasticsearch's node {node}";
        return free <= flood ? new DiskRoom(free, flood, $"{told}: below {Gigabytes(flood)} (flood-stage watermark) Elasticsearch takes no more events. {WhatToDo}", null)
            : free <= high ? new DiskRoom(free, flood, null, $"{told}: below {Gigabytes(high)} (high watermark) Elasticsearch moves indices off it, and below {Gigabytes(flood)} it takes no more events. {WhatToDo}")
            : free <= low ? new DiskRoom(free, flood, null, $"{told}: below {Gigabytes(low)} (low watermark) Elasticsearch puts no new copies on it, and below {Gigabytes(flood)} it takes no more events. {WhatToDo}")
            : new DiskRoom(free, flood, null, null);
    }

    private static long? Bytes(JsonElement data, string name) => data.TryGetProperty(name, out var bytes) ? bytes.GetInt64() : null;

    private static string Gigabytes(long bytes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB");
}
