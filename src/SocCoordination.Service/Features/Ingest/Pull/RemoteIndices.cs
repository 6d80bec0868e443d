using System.Globalization;
using System.Text.Json;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>Finds the shards behind a source's patterns and how far each is written.</summary>
/// <param name="isOurs">Tells the service's own indices, by name: events that were taken must not be taken again as new ones.</param>
internal sealed class RemoteIndices(ServerConnection server, IEnumerable<string> patterns, Func<string, bool> isOurs)
{
    private readonly string _patterns = string.Join(',', patterns.Select(Uri.EscapeDataString));

    public async Task<RemoteListing> ListAsync(CancellationToken cancellationToken)
    {
        using var settings = await server.GetAsync(
            $"{_patterns}/_settings/index.uuid,index.creation_date,index.number_of_shards,index.verified_before_close?flat_settings=true&expand_wildcards=open,closed&ignore_unavailable=true", cancellationToken);
        // Asked after the settings: whatever is listed here was made before, and an index made in between comes with the next poll.
        using var stats = await server.GetAsync(
            $"{_patterns}/_stats/docs?level=shards&ignore_unavailable=true&filter_path=indices.*.uuid,indices.*.shards.*.routing.primary,indices.*.shards.*.seq_no", cancellationToken);
        var checkpoints = Checkpoints(stats.Demand().Body);
        var shards = new List<RemoteShard>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var away = new List<string>();
        foreach (var index in settings.Demand().Body.EnumerateObject().Where(index => !isOurs(index.Name)))
        {
            var values = index.Value.GetProperty("settings");
            var uuid = Text(values, "index.uuid");
            known.Add(uuid);
            if (values.TryGetProperty("index.verified_before_close", out var closed) && closed.ValueEquals("true"))
                continue;
            var created = DateTimeOffset.FromUnixTimeMilliseconds(Number(values, "index.creation_date"));
            for (var number = 0; number < Number(values, "index.number_of_shards"); number++)
            {
                if (checkpoints.TryGetValue((uuid, number), out var checkpoint))
                    shards.Add(new RemoteShard(index.Name, uuid, number, created, checkpoint));
                else
                    away.Add(FormattableString.Invariant($"{index.Name} ({number})"));
            }
        }

        return new RemoteListing(shards, known, away);
    }

    /// <summary>Makes every operation that was done before visible to searches, on every copy.</summary>
    public async Task RefreshAsync(string index, CancellationToken cancellationToken)
    {
        using var answer = await server.PostAsync($"{Uri.EscapeDataString(index)}/_refresh", null, cancellationToken);
        if (answer.Demand().Body.GetProperty("_shards").GetProperty("failed").GetInt32() is > 0 and var failed)
            throw new PullProblemException(FormattableString.Invariant($"Elasticsearch could not refresh {failed} shards of {index}: look at its cluster's health."));
    }

    private static Dictionary<(string Uuid, int Shard), long> Checkpoints(JsonElement body)
    {
        var found = new Dictionary<(string Uuid, int Shard), long>();
        if (!body.TryGetProperty("indices", out var indices))
            return found;
        foreach (var index in indices.EnumerateObject().Where(index => index.Value.TryGetProperty("shards", out _)))
        {
            var uuid = index.Value.GetProperty("uuid").GetString()!;
            foreach (var shard in index.Value.GetProperty("shards").EnumerateObject())
            {
                foreach (var copy in shard.Value.EnumerateArray().Where(copy => copy.GetProperty("routing").GetProperty("primary").GetBoolean() && copy.TryGetProperty("seq_no", out _)))
                    found[(uuid, int.Parse(shard.Name, CultureInfo.InvariantCulture))] = copy.GetProperty("seq_no").GetProperty("global_checkpoint").GetInt64();
            }
        }

        return found;
    }

    private static string Text(JsonElement values, string name) => values.GetProperty(name).GetString()!;

    private static long Number(JsonElement values, string name) => long.Parse(Text(values, name), CultureInfo.InvariantCulture);
}
