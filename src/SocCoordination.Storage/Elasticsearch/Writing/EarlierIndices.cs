using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Reading;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Knows which events that arrive were stored on another day: <c>create</c> sees its own index only. Ids begin with the
/// event's own time, so Elasticsearch passes by every index that holds none of these hours without opening it, and fresh
/// events are mostly later than all that other days hold. To be asked inside <see cref="DayGate"/>, before writing.
/// </summary>
internal sealed class EarlierIndices(ServerConnection server, IndexNames names, Freshness freshness, TimeProvider time)
{
    private const int IdsAtOnce = 5_000;

    /// <summary>Milliseconds without an event that part two stretches of time.</summary>
    private const long Apart = 3_600_000;

    /// <summary>Milliseconds by which the next batches' events may be older and are answered from memory too.</summary>
    private const long Margin = 300_000;

    private readonly OtherDaysEnd _end = new(time);

    public async Task MarkKnownAsync(IReadOnlyCollection<PendingItem> items, CancellationToken cancellationToken)
    {
        var days = items.GroupBy(item => item.Day).ToList();
        if (days.Count > 1) _end.Forget();
        foreach (var ofDay in days)
        {
            await freshness.EnsureAsync(except: names.OfDay(ofDay.Key), cancellationToken);
            var end = days.Count > 1 ? long.MaxValue : await EndAsync(ofDay.Key, [.. ofDay], cancellationToken);
            foreach (var some in ofDay.Where(item => EventBody.TimeOf(item.Event.Id) < end).Chunk(IdsAtOnce))
            {
                var known = await KnownAsync(ofDay.Key, some, cancellationToken);
                if (known.Count == 0) continue;
                foreach (var item in some) item.IsRepeated = known.Contains(item.Event.Id.ToString());
            }
        }
    }

    /// <summary>The id time from which on no other day holds an event; the highest number where there is no such time near these events.</summary>
    private async Task<long> EndAsync(DateOnly own, PendingItem[] items, CancellationToken cancellationToken)
    {
        if (_end.Of(own) is { } known) return known;
        var asked = time.GetTimestamp();

        // Where most of the events are: a few that come days late, or have no time, are looked for by themselves.
        var middle = items.Select(item => EventBody.TimeOf(item.Event.Id)).Order().ElementAt(items.Length / 2);
        var from = Stretches(items).First(stretch => stretch.Last >= middle).First - Margin;
        var end = await HoldAnyAsync(own, [(from, long.MaxValue)], cancellationToken) ? long.MaxValue : from;
        _end.Keep(own, end, asked);
        return end;
    }

    private async Task<HashSet<string>> KnownAsync(DateOnly own, PendingItem[] items, CancellationToken cancellationToken)
    {
        // Hardly ever has another day events of these hours: then their ids need not be sent.
        var stretches = Stretches(items);
        if (!await HoldAnyAsync(own, stretches, cancellationToken)) return [];
        var query = new JsonObject
        {
            ["size"] = items.Length,
            ["_source"] = false,
            ["track_total_hits"] = false,
            ["query"] = QueryDsl.All([
                Within(stretches),
                new JsonObject { ["ids"] = new JsonObject { ["values"] = new JsonArray([.. items.Select(item => (JsonNode)item.Event.Id.ToString())]) } }]),
        };
        using var answer = await server.PostAsync(OfOthers(own) + "&filter_path=hits.hits._id", query, cancellationToken);
        answer.Demand();
        return answer.Body.TryGetProperty("hits", out var hits) && hits.TryGetProperty("hits", out var found)
            ? [.. found.EnumerateArray().Select(hit => hit.GetProperty("_id").GetString()!)]
            : [];
    }

    private async Task<bool> HoldAnyAsync(DateOnly own, IReadOnlyList<(long First, long Last)> stretches, CancellationToken cancellationToken)
    {
        var any = new JsonObject { ["size"] = 0, ["terminate_after"] = 1, ["track_total_hits"] = 1, ["query"] = Within(stretches) };
        using var answer = await server.PostAsync(OfOthers(own) + "&filter_path=hits.total.value,_shards.total", any, cancellationToken);
        return answer.Demand().Body.TryGetProperty("hits", out var counted) && counted.GetProperty("total").GetProperty("value").GetInt64() > 0;
    }

    private string OfOthers(DateOnly own) => $"{names.Days},-{names.OfDay(own)}/_search?pre_filter_shard_size=1&ignore_unavailable=true";

    private static JsonObject Within(IEnumerable<(long First, long Last)> stretches) => QueryDsl.Any(stretches.Select(stretch => QueryDsl.Between("soc_store.id_time", stretch.First, stretch.Last)));

    /// <summary>The stretches of time that the ids span, the earliest first.</summary>
    private static List<(long First, long Last)> Stretches(PendingItem[] items)
    {
        var stretches = new List<(long First, long Last)>();
        foreach (var time in items.Select(item => EventBody.TimeOf(item.Event.Id)).Order())
        {
            if (stretches is [.., var last] && time - last.Last < Apart) stretches[^1] = (last.First, time);
            else stretches.Add((time, time));
        }
        return stretches;
    }
}
