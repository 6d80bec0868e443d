using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Reading;
using SocCoordination.Storage.Elasticsearch.Writing;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Elasticsearch.Rejected;

/// <summary>Keeps rejected lines in an index of their own, the newest so many; of those that went it keeps the count for each agency.</summary>
internal sealed class RejectedIndex(ServerConnection server, IndexNames names, ElasticsearchStoreOptions options, ArrivalOrder order) : IDisposable
{
    private const int MaxLine = 8192, MaxText = 1024, TrimAtOnce = 1000;

    // Trimming at every line would be a search for each: a hundredth more may stand for a while.
    private readonly int _slack = options.MaxRejectedLines / 100;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private long _kept;

    /// <summary>Makes the index where there is none, and counts what it holds.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        using (var made = await server.PutAsync(names.Rejected, Layout(), cancellationToken))
        {
            if (!made.IsSuccess && !made.Reason.Contains("resource_already_exists", StringComparison.Ordinal)) throw made.Refusal();
        }
        _kept = await CountAsync(null, cancellationToken);
    }

    public async Task AddAsync(IReadOnlyList<RejectedLine> lines, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await BulkAsync([.. lines.SelectMany(line => new[] { Action("create", $"{order.Next()}"), Source(line, order.Next()) })], cancellationToken);
            _kept += lines.Count;
            if (_kept > options.MaxRejectedLines + _slack) await TrimAsync(cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task<RejectedLines> ReadAsync(IReadOnlyCollection<int>? agencies, int limit, CancellationToken cancellationToken)
    {
        var lines = new List<RejectedLine>();
        for (JsonNode? after = null; lines.Count < limit;)
        {
            var size = Math.Min(limit - lines.Count, TrimAtOnce);
            using var answer = await SearchAsync(Of("line", agencies), size, newestFirst: true, after, cancellationToken);
            var hits = answer.Body.GetProperty("hits").GetProperty("hits");
            foreach (var hit in hits.EnumerateArray())
            {
                lines.Add(Line(hit.GetProperty("_source")));
                after = hit.GetProperty("sort")[0].GetInt64();
            }
            if (hits.GetArrayLength() < size) break;
        }
        return new RejectedLines(lines, await CountAsync(agencies, cancellationToken), await DroppedAsync(agencies, cancellationToken));
    }

    public async Task RemoveBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var old = new JsonObject { ["query"] = QueryDsl.All([Kind("line"), QueryDsl.Between("at", 0, time.ToUnixTimeMilliseconds() - 1)]) };
        using var answer = await server.PostAsync($"{names.Rejected}/_delete_by_query?conflicts=proceed&refresh=true", old, cancellationToken);
        answer.Demand();
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            _kept = await CountAsync(null, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Writes one small entry, as an append would.</summary>
    public Task TouchAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        BulkAsync([Action("index", "touch"), new JsonObject { ["kind"] = "touch", ["at"] = at.ToUnixTimeMilliseconds() }], cancellationToken);

    public void Dispose() => _oneAtATime.Dispose();

    private async Task TrimAsync(CancellationToken cancellationToken)
    {
        // Other nodes write here too: what is there counts, not what this one remembers.
        _kept = await CountAsync(null, cancellationToken);
        while (_kept > options.MaxRejectedLines)
        {
            var size = (int)Math.Min(_kept - options.MaxRejectedLines, TrimAtOnce);
            using var answer = await SearchAsync(Of("line", null), size, newestFirst: false, after: null, cancellationToken);
            var oldest = answer.Body.GetProperty("hits").GetProperty("hits").EnumerateArray().ToList();
            if (oldest.Count == 0) return;
            var operations = oldest.Select(hit => Action("delete", hit.GetProperty("_id").GetString()!)).ToList();
            foreach (var ofAgency in oldest.GroupBy(hit => Agency(hit.GetProperty("_source")))) operations.AddRange(CountDropped(ofAgency.Key, ofAgency.Count()));
            await BulkAsync(operations, cancellationToken);
            _kept -= oldest.Count;
        }
    }

    private static IEnumerable<JsonObject> CountDropped(int? agency, int lines)
    {
        var entry = new JsonObject { ["kind"] = "dropped", ["agency"] = agency, ["lines"] = lines };
        yield return Action("update", string.Create(CultureInfo.InvariantCulture, $"dropped-{agency}"), retries: true);
        yield return new JsonObject
        {
            ["script"] = new JsonObject { ["source"] = "ctx._source.lines += params.lines", ["params"] = new JsonObject { ["lines"] = lines } },
            ["upsert"] = entry,
        };
    }

    private async Task<long> CountAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken)
    {
        using var answer = await server.PostAsync($"{names.Rejected}/_count", new JsonObject { ["query"] = Of("line", agencies) }, cancellationToken);
        return answer.Demand().Body.GetProperty("count").GetInt64();
    }

    private async Task<long> DroppedAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["size"] = 0, ["query"] = Of("dropped", agencies), ["aggs"] = new JsonObject { ["lines"] = new JsonObject { ["sum"] = new JsonObject { ["field"] = "lines" } } } };
        using var answer = await server.PostAsync($"{names.Rejected}/_search", request, cancellationToken);
        return (long)answer.Demand().Body.GetProperty("aggregations").GetProperty("lines").GetProperty("value").GetDouble();
    }

    private async Task<ServerAnswer> SearchAsync(JsonObject query, int size, bool newestFirst, JsonNode? after, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["size"] = size, ["query"] = query, ["sort"] = new JsonArray(new JsonObject { ["seq"] = newestFirst ? "desc" : "asc" }) };
        if (after is not null) request["search_after"] = new JsonArray(after.DeepClone());
        return (await server.PostAsync($"{names.Rejected}/_search", request, cancellationToken)).Demand();
    }

    private async Task BulkAsync(IReadOnlyList<JsonObject> operations, CancellationToken cancellationToken)
    {
        using var content = new BulkContent([.. operations.SelectMany(operation => new ReadOnlyMemory<byte>[] { JsonSerializer.SerializeToUtf8Bytes(operation), "\n"u8.ToArray() })]);
        using var answer = await server.SendAsync(HttpMethod.Post, $"{names.Rejected}/_bulk?refresh=true", content, cancellationToken);
        var body = answer.Demand().Body;
        if (!body.GetProperty("errors").GetBoolean()) return;
        foreach (var result in body.GetProperty("items").EnumerateArray().Select(item => item.EnumerateObject().First().Value))
        {
            if (result.TryGetProperty("error", out _)) throw ItemRefusal.Of(result.GetProperty("status").GetInt32(), result);
        }
    }

    private static JsonObject Action(string action, string id, bool retries = false)
    {
        var target = new JsonObject { ["_id"] = id };
        if (retries) target["retry_on_conflict"] = 5;
        return new JsonObject { [action] = target };
    }

    private static JsonObject Source(RejectedLine line, long sequence) => new()
    {
        ["kind"] = "line",
        ["seq"] = sequence,
        ["at"] = line.At.ToUnixTimeMilliseconds(),
        ["agency"] = line.AgencyId,
        ["source"] = Cut(line.Source),
        ["reason"] = Cut(line.Reason),
        ["line"] = Convert.ToBase64String(line.Line.Span[..Math.Min(line.Line.Length, MaxLine)]),
        ["length"] = line.Length,
    };

    private static RejectedLine Line(JsonElement source) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(source.GetProperty("at").GetInt64()),
        Agency(source),
        source.GetProperty("source").GetString()!,
        source.GetProperty("reason").GetString()!,
        source.GetProperty("line").GetBytesFromBase64(),
        source.GetProperty("length").GetInt64());

    private static int? Agency(JsonElement source) => source.GetProperty("agency") is { ValueKind: JsonValueKind.Number } agency ? agency.GetInt32() : null;

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText];

    private static JsonObject Kind(string kind) => QueryDsl.Term("kind", kind);

    private static JsonObject Of(string kind, IReadOnlyCollection<int>? agencies) => QueryDsl.All(agencies is null ? [Kind(kind)] : [Kind(kind), QueryDsl.Terms("agency", agencies)]);

    private JsonObject Layout()
    {
        static JsonObject Of(string type) => new() { ["type"] = type };
        return new JsonObject
        {
            ["settings"] = new JsonObject { ["index"] = EventTemplate.Replicas(options) },
            ["mappings"] = new JsonObject
            {
                ["dynamic"] = false,
                ["properties"] = new JsonObject { ["kind"] = Of("keyword"), ["seq"] = Of("long"), ["at"] = Of("long"), ["agency"] = Of("keyword"), ["lines"] = Of("long") },
            },
        };
    }
}
