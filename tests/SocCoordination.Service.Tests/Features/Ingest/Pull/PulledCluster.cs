using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocCoordination.Service.Tests.Features.Ingest.Pull;

/// <summary>Indices of a province's own Elasticsearch, written to as its shippers do; removed at the end.</summary>
internal sealed class PulledCluster(Uri url) : IAsyncDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = url };

    /// <summary>No other test's.</summary>
    public string Prefix { get; } = $"filebeat-{Guid.NewGuid():N}";

    public string[] Settings(string agency = "1", params string[] more) =>
    [
        "--Ingest:Pull:0:Name=elastic-tinh", $"--Ingest:Pull:0:Url={url}", $"--Ingest:Pull:0:Indices:0={Prefix}-*", $"--Ingest:Pull:0:Agency={agency}", "--Ingest:Pull:0:Every=00:00:00.2",
        .. more,
    ];

    /// <summary>As Filebeat ships a line where the service cannot tell it by its place in a file: <c>_id</c> alone identifies it.</summary>
    public static JsonObject Document(string message, int number = 0, DateTimeOffset? at = null) => new()
    {
        ["@timestamp"] = (at ?? TimeProvider.System.GetUtcNow()).ToString("O"),
        ["message"] = message,
        ["host"] = new JsonObject { ["name"] = "web-07" },
        ["log"] = new JsonObject { ["file"] = new JsonObject { ["path"] = "/var/log/nginx/access.log" } },
        ["labels"] = new JsonObject { ["number"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };

    /// <summary>An index of two shards, so that there is more than one order to follow.</summary>
    public async Task CreateAsync(string index, int shards = 2) =>
        await PutAsync($"{Prefix}-{index}", $$$"""{"settings":{"number_of_shards":{{{shards}}},"number_of_replicas":0}}""");

    public async Task WriteAsync(string index, params IEnumerable<JsonObject> documents)
    {
        var body = string.Concat(documents.Select(document => "{\"index\":{}}\n" + document.ToJsonString() + "\n"));
        using var answer = await _client.PostAsync($"{Prefix}-{index}/_bulk", new StringContent(body, Encoding.UTF8, "application/x-ndjson"));
        answer.EnsureSuccessStatusCode();
        var told = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.False(told.GetProperty("errors").GetBoolean(), told.ToString());
    }

    /// <summary>Writes a document under its <c>_id</c>, over what was there.</summary>
    public Task WriteAsync(string index, string id, JsonObject document) => PutAsync($"{Prefix}-{index}/_doc/{id}", document.ToJsonString());

    public async Task DeleteAsync(string index) => (await _client.DeleteAsync($"{Prefix}-{index}")).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        var indices = await _client.GetStringAsync($"_cat/indices/{Prefix}-*?h=index");
        foreach (var index in indices.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            (await _client.DeleteAsync(index)).Dispose();
        _client.Dispose();
    }

    private async Task PutAsync(string path, string body)
    {
        using var answer = await _client.PutAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
