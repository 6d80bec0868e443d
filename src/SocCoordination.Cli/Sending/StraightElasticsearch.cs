using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocCoordination.Cli.Sending;

/// <summary>
/// What a service on Elasticsearch is held beside: the documents that it has just stored, sent straight to the same Elasticsearch
/// into an index of the same settings and mapping, which is removed again.
/// </summary>
internal sealed class StraightElasticsearch : IDisposable
{
    private const int PageSize = 5000;
    private const string Index = "soc-send-straight";

    private readonly HttpClient _client;
    private readonly string _events;

    /// <param name="server">Elasticsearch; user and password, if needed, stand in the address.</param>
    /// <param name="prefix">The service's <c>Storage:Elasticsearch:Prefix</c>.</param>
    public StraightElasticsearch(Uri server, string prefix)
    {
        _client = new HttpClient { BaseAddress = new UriBuilder(server) { UserName = "", Password = "" }.Uri, Timeout = TimeSpan.FromMinutes(2) };
        if (server.UserInfo.Length > 0)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(server.UserInfo))));
        _events = prefix + "-events";
    }

    /// <returns>Documents a second.</returns>
    public async Task<double> MeasureAsync(int documents, int batch, int connections, CancellationToken cancellationToken)
    {
        var bodies = (await NewestAsync(documents, cancellationToken)).Chunk(batch).Select(some => Encoding.UTF8.GetBytes(string.Concat(some))).ToList();
        await CreateLikeNewestDayAsync(cancellationToken);
        try
        {
            var started = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellationToken }, async (body, ending) =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
                var answer = await AnswerAsync(await _client.PostAsync($"{Index}/_bulk?filter_path=errors,items.*.error", content, ending), ending);
                if (answer["errors"]!.GetValue<bool>())
                    throw new InvalidOperationException("Elasticsearch refused some: " + answer.ToJsonString()[..500]);
            });
            return documents / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            (await _client.DeleteAsync(Index, CancellationToken.None)).Dispose();
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The newest by arrival, each as the two lines of a bulk request.</summary>
    private async Task<List<string>> NewestAsync(int documents, CancellationToken cancellationToken)
    {
        (await _client.PostAsync($"{_events}/_refresh", null, cancellationToken)).EnsureSuccessStatusCode().Dispose();
        var lines = new List<string>();
        for (JsonNode? after = null; lines.Count < documents;)
        {
            var query = new JsonObject { ["size"] = Math.Min(PageSize, documents - lines.Count), ["sort"] = new JsonArray(new JsonObject { ["soc_store.seq"] = "desc" }), ["track_total_hits"] = false };
            if (after is not null)
                query["search_after"] = after.DeepClone();
            var answer = await AnswerAsync(await _client.PostAsync($"{_events}/_search", Json(query), cancellationToken), cancellationToken);
            var hits = answer["hits"]!["hits"]!.AsArray();
            if (hits.Count == 0)
                throw new InvalidOperationException($"{_events} holds {lines.Count} events only: is it the service's own prefix?");
            lines.AddRange(hits.Select(hit => $"{{\"create\":{{\"_id\":{hit!["_id"]!.ToJsonString()}}}}}\n{hit["_source"]!.ToJsonString()}\n"));
            after = hits[^1]!["sort"];
        }

        return lines;
    }

    private async Task CreateLikeNewestDayAsync(CancellationToken cancellationToken)
    {
        var days = await AnswerAsync(await _client.GetAsync(_events, cancellationToken), cancellationToken);
        var newest = days.AsObject().OrderBy(day => day.Key, StringComparer.Ordinal).Last().Value!;
        var settings = newest["settings"]!["index"]!.AsObject();
        foreach (var own in new[] { "creation_date", "uuid", "version", "provided_name" })
            settings.Remove(own);
        var like = new JsonObject { ["settings"] = new JsonObject { ["index"] = settings.DeepClone() }, ["mappings"] = newest["mappings"]!.DeepClone() };
        await AnswerAsync(await _client.PutAsync(Index, Json(like), cancellationToken), cancellationToken);
    }

    private static async Task<JsonNode> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonNode.Parse(body)!
                : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Elasticsearch answered {(int)response.StatusCode}: {body}"));
        }
    }

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
