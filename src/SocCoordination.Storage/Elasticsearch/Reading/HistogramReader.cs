using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>Counts events over time: by Elasticsearch where its index decides; otherwise, and where it is in doubt, event by event.</summary>
internal sealed class HistogramReader(ServerConnection server, IndexNames names)
{
    private const long Minute = 60_000;
    private const int EventsAtOnce = 1000;

    public async Task<IReadOnlyList<HistogramBucket>> CountAsync(SearchPlan plan, int buckets, CancellationToken cancellationToken)
    {
        var scale = await ScaleAsync(plan, buckets, cancellationToken);
        if (plan.IsEmpty) return scale.Buckets();
        if (plan.IsExact)
        {
            await CountByIndexAsync(plan.Query(), scale, cancellationToken);
        }
        else if (await VerdictAsync(plan, cancellationToken) is { } verdict)
        {
            await CountByIndexAsync(plan.WithinScope(verdict.Accepts, verdict.Doubts is { } doubts ? QueryDsl.None((JsonObject)doubts.DeepClone()) : null), scale, cancellationToken);
            if (verdict.Doubts is not null) await CountOneByOneAsync(plan, verdict.Doubts, scale, cancellationToken);
        }
        else
        {
            await CountOneByOneAsync(plan, only: null, scale, cancellationToken);
        }
        return scale.Buckets();
    }

    /// <summary>What Elasticsearch alone says; null where it cannot, or where reading the events is less work than asking it.</summary>
    private async Task<IndexVerdict?> VerdictAsync(SearchPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Verdict(MappedFields.None) is null || await AreFewAsync(plan, cancellationToken)) return null;
        return plan.Verdict(await MappedFields.AskAsync(server, names, cancellationToken));
    }

    private async Task<bool> AreFewAsync(SearchPlan plan, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["size"] = 0, ["track_total_hits"] = EventsAtOnce, ["query"] = plan.Query() };
        using var answer = await SearchAsync(request, cancellationToken);
        var total = answer.Body.GetProperty("hits").GetProperty("total");
        return total.GetProperty("relation").ValueEquals("eq") && total.GetProperty("value").GetInt64() <= EventsAtOnce;
    }

    /// <summary>Equal parts of the time that the query names, or of the whole minutes that the events span where it names none.</summary>
    private async Task<HistogramScale> ScaleAsync(SearchPlan plan, int buckets, CancellationToken cancellationToken)
    {
        var (earliest, latest) = plan.IsOpenAtFirst || plan.IsOpenAtLast ? await SpanAsync(cancellationToken) : (null, null);
        var first = plan.IsOpenAtFirst ? (earliest ?? 0) / Minute * Minute : plan.FirstTime;
        var end = plan.IsOpenAtLast ? (((latest ?? first) / Minute) + 1) * Minute : plan.LastTime + 1;
        return new HistogramScale(first, Math.Max(end, first + 1), buckets);
    }

    private async Task<(long? Earliest, long? Latest)> SpanAsync(CancellationToken cancellationToken)
    {
        var aggregations = new JsonObject
        {
            ["earliest"] = new JsonObject { ["min"] = new JsonObject { ["field"] = "soc_store.time" } },
            ["latest"] = new JsonObject { ["max"] = new JsonObject { ["field"] = "soc_store.time" } },
        };
        using var answer = await AggregateAsync(QueryDsl.Everything(), aggregations, cancellationToken);
        return answer.Body.TryGetProperty("aggregations", out var found) ? (Number(found, "earliest"), Number(found, "latest")) : (null, null);
    }

    private async Task CountByIndexAsync(JsonObject query, HistogramScale scale, CancellationToken cancellationToken)
    {
        var starts = scale.Buckets().Select(bucket => bucket.From.ToUnixTimeMilliseconds()).Append(scale.End).ToList();

        // Parts shorter than a millisecond hold nothing, and a range must not be empty.
        var parts = Enumerable.Range(0, starts.Count - 1).Where(index => starts[index] < starts[index + 1]);
        var ranges = new JsonArray([.. parts.Select(index => (JsonNode)new JsonObject { ["from"] = starts[index], ["to"] = starts[index + 1] })]);
        var aggregations = new JsonObject { ["parts"] = new JsonObject { ["range"] = new JsonObject { ["field"] = "soc_store.time", ["ranges"] = ranges } } };
        using var answer = await AggregateAsync(query, aggregations, cancellationToken);
        if (!answer.Body.TryGetProperty("aggregations", out var found)) return;
        foreach (var part in found.GetProperty("parts").GetProperty("buckets").EnumerateArray())
            scale.Add((long)part.GetProperty("from").GetDouble(), part.GetProperty("doc_count").GetInt64());
    }

    private async Task CountOneByOneAsync(SearchPlan plan, JsonObject? only, HistogramScale scale, CancellationToken cancellationToken)
    {
        await using var scan = new EventScan(server, names, plan, newestFirst: false, after: null) { Only = only };
        while (!scan.IsAtEnd)
        {
            foreach (var looked in await scan.NextAsync(EventsAtOnce, cancellationToken))
            {
                if (looked.Event is not null) scale.Add(looked.Place.Time, 1);
            }
        }
    }

    private Task<ServerAnswer> AggregateAsync(JsonObject query, JsonObject aggregations, CancellationToken cancellationToken) =>
        SearchAsync(new JsonObject { ["size"] = 0, ["track_total_hits"] = false, ["query"] = query, ["aggs"] = aggregations }, cancellationToken);

    private async Task<ServerAnswer> SearchAsync(JsonObject request, CancellationToken cancellationToken) =>
        (await server.PostAsync($"{names.Days}/_search?ignore_unavailable=true&allow_partial_search_results=false", request, cancellationToken)).Demand();

    private static long? Number(JsonElement found, string name) =>
        found.GetProperty(name).GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? (long)value.GetDouble() : null;
}
