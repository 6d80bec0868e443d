using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Benchmarks;

/// <summary>What Elasticsearch does alone: the same documents by <c>_bulk</c> into an index of the store's own mapping, made ready beforehand.</summary>
internal sealed class ElasticBareBulk(Uri url) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Sends the batches over so many connections, each its next when the answer to the last is there.</summary>
    public async Task SendAsync(string prefix, IReadOnlyList<EcsEvent[]> batches, int connections) =>
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (batch, cancellationToken) =>
        {
            using var content = new ByteArrayContent(Body(prefix, batch));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var answer = await _client.PostAsync("_bulk?filter_path=errors,items.*.error", content, cancellationToken);
            var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
            if (body.Contains("\"errors\":true", StringComparison.Ordinal)) throw new InvalidOperationException(body[..Math.Min(body.Length, 500)]);
        });

    public async Task RemoveDaysAsync(string prefix)
    {
        var days = await _client.GetStringAsync($"_cat/indices/{prefix}-events-*?h=index");
        foreach (var day in days.Split('\n', StringSplitOptions.RemoveEmptyEntries)) (await _client.DeleteAsync(day)).Dispose();
    }

    public async Task RemoveAsync(string prefix)
    {
        await RemoveDaysAsync(prefix);
        (await _client.DeleteAsync($"{prefix}-rejected")).Dispose();
        (await _client.DeleteAsync($"_index_template/{prefix}-events")).Dispose();
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The documents as they are, with ids: neither words nor order, which the store's own values cost Elasticsearch besides.</summary>
    private static byte[] Body(string prefix, EcsEvent[] batch)
    {
        using var body = new MemoryStream();
        foreach (var one in batch)
        {
            body.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"create\":{{\"_index\":\"{prefix}-events-{one.Ingested.UtcDateTime:yyyy.MM.dd}\",\"_id\":\"{one.Id}\"}}}}\n")));
            body.Write(one.Document.Span);
            body.WriteByte((byte)'\n');
        }
        return body.ToArray();
    }
}
