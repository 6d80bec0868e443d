using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Looks at the server before anything is built on it: each check ends in a sentence that says how to put it right.</summary>
internal sealed class StartChecks(ServerConnection server, IndexNames names)
{
    private const int OldestMajor = 8, OldestMinor = 14, NewestMajor = 9;

    private static readonly string[] ClusterRights = ["monitor", "manage_index_templates"];
    private static readonly string[] IndexRights = ["auto_configure", "create_index", "delete_index", "monitor", "maintenance", "read", "view_index_metadata", "write"];

    /// <exception cref="EventStoreUnavailableException">The server is not one that the store can use.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await VersionAsync(cancellationToken);
        await RightsAsync(cancellationToken);
        await HealthAsync(cancellationToken);
    }

    private async Task VersionAsync(CancellationToken cancellationToken)
    {
        using var answer = await server.GetAsync("", cancellationToken);
        if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) throw answer.Refusal();
        if (!answer.IsSuccess || !answer.IsElasticsearch || answer.Body.ValueKind != JsonValueKind.Object)
            throw new EventStoreUnavailableException($"{server.Url} answers, but not as Elasticsearch does (HTTP {(int)answer.Status}): check Storage:Elasticsearch:Url. OpenSearch is not Elasticsearch.");
        var number = answer.Body.GetProperty("version").GetProperty("number").GetString() ?? "";
        var isKnown = Version.TryParse(number.Split('-')[0], out var version)
            && version.Major is >= OldestMajor and <= NewestMajor && (version.Major > OldestMajor || version.Minor >= OldestMinor);
        if (!isKnown) throw new EventStoreUnavailableException($"Elasticsearch at {server.Url} is {number}; {OldestMajor}.{OldestMinor} or newer, or {NewestMajor}, is needed: upgrade it, or name another in Storage:Elasticsearch:Url.");
    }

    private async Task RightsAsync(CancellationToken cancellationToken)
    {
        var asked = new JsonObject
        {
            ["cluster"] = Array(ClusterRights),
            ["index"] = new JsonArray(new JsonObject { ["names"] = Array([names.Days, names.Alias, names.Rejected]), ["privileges"] = Array(IndexRights) }),
        };
        using var answer = await server.PostAsync("_security/user/_has_privileges", asked, cancellationToken);

        // Where security is switched off there is nobody to ask, and nothing is forbidden.
        if (!answer.IsSuccess) return;
        var missing = Missing(answer.Body).ToList();
        if (missing.Count > 0)
            throw new EventStoreUnavailableException($"Elasticsearch's user or API key {answer.Body.GetProperty("username").GetString()} lacks {string.Join(", ", missing)}: add these privileges to its role.");
    }

    private static IEnumerable<string> Missing(JsonElement body)
    {
        foreach (var right in body.GetProperty("cluster").EnumerateObject().Where(right => !right.Value.GetBoolean())) yield return $"the cluster privilege {right.Name}";
        foreach (var index in body.GetProperty("index").EnumerateObject())
        {
            foreach (var right in index.Value.EnumerateObject().Where(right => !right.Value.GetBoolean())) yield return $"{right.Name} on {index.Name}";
        }
    }

    private async Task HealthAsync(CancellationToken cancellationToken)
    {
        if ((await ClusterHealth.AskAsync(server, names, cancellationToken)).Problem is { } problem) throw new EventStoreUnavailableException(problem);
    }

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
