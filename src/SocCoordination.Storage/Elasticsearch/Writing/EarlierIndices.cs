using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Reading;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Knows which events that arrive were stored on another day: <c>create</c> sees its own index only. Ids begin with the
/// event's own time, so Elasticsearch passes by every index that holds none of these hours without opening it.
/// </summary>
internal sealed class EarlierIndices(ServerConnection server, IndexNames names, Freshness freshness)
{
    private const int IdsAtOnce = 5_000;
    private const long Apart = 3_600_000;

    public async Task MarkKnownAsync(IReadOnlyCollection<PendingItem> items, CancellationToken cancellationToken)
    {
        foreach (var ofDay in items.GroupBy(item => item.Day))
        {
            await freshness.EnsureAsync(except: names.OfDay(ofDay.Key), cancellationToken);
            foreach (var some in ofDay.Chunk(IdsAtOnce))
            {
                var known = await KnownAsync(ofDay.Key, some, cancellationToken);
                if (known.Count == 0) continue;
                foreach (var item in some) item.IsRepeated = known.Contains(item.Event.Id.ToString());
            }
        }
    }

    private async Task<HashSet<string>> KnownAsync(DateOnly own, PendingItem[] items, CancellationToken cancellationToken)
    {
        // Hardly ever has another day events of these hours: then their ids need not be sent.
        var others = $"{names.Days},-{names.OfDay(own)}/_search?pre_filter_shard_size=1&ignore_unavailable=true";
        var any = new JsonObject { ["size"] = 0, ["terminate_after"] = 1, ["track_total_hits"] = 1, ["query"] = QueryDsl.Any([.. Hours(items)]) };
        using (var answered = await server.PostAsync(others + "&filter_path=hits.total.value,_shards.total", any, cancellationToken))
        {
            var total = answered.Demand().Body;
            if (!total.TryGetProperty("hits", out var counted) || counted.GetProperty("total").GetProperty("value").GetInt64() == 0) return [];
        }
        var query = new JsonObject
        {
            ["size"] = items.Length,
            ["_source"] = false,
            ["track_total_hits"] = false,
            ["query"] = QueryDsl.All([
                QueryDsl.Any([.. Hours(items)]),
                new JsonObject { ["ids"] = new JsonObject { ["values"] = new JsonArray([.. items.Select(item => (JsonNode)item.Event.Id.ToString())]) } }]),
        };
        using var answer = await server.PostAsync(others + "&filter_path=hits.hits._id", query, cancellationToken);
        answer.Demand();
        return answer.Body.TryGetProperty("hits", out var hits) && hits.TryGetProperty("hits", out var found)
            ? [.. found.EnumerateArray().Select(hit => hit.GetProperty("_id").GetString()!)]
            : [];
    }

    /// <summary>The stretches of time that the ids span.</summary>
    private static IEnumerable<JsonObject> Hours(PendingItem[] items)
    {
        var times = items.Select(item => EventBody.TimeOf(item.Event.Id)).Order().ToList();
        var first = times[0];
        for (var i = 1; i <= times.Count; i++)
        {
            if (i < times.Count && times[i] - times[i - 1] < Apart) continue;
            yield return QueryDsl.Between("soc_store.id_time", first, times[i - 1]);
            if (i < times.Count) first = times[i];
        }
    }
}
