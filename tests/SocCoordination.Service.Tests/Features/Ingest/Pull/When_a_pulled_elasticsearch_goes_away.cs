using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;
using SocCoordination.Storage.Tests.Elasticsearch;

namespace SocCoordination.Service.Tests.Features.Ingest.Pull;

public sealed class When_a_pulled_elasticsearch_goes_away
{
    [Fact]
    public async Task Should_say_so_and_go_on_where_it_was()
    {
        var (port, folder) = (Server.FreePort(), Path.Combine(Path.GetTempPath(), $"soc-pulled-{Guid.NewGuid():N}"));
        string[] node = ["--heap", "384m", "--port", $"{port}", "--dir", folder];
        var (printed, problem) = await Server.StartOwnAsync(node);
        if (printed is null)
            throw Server.Missing(problem);
        try
        {
            await using var cluster = new PulledCluster(new Uri(printed["ELASTICSEARCH_URL"]));
            await using var service = await RunningService.StartAsync(cluster.Settings());
            var team = await service.WithKeyAsync(Role.Analyst);
            await cluster.WriteAsync("000001", Enumerable.Range(0, 50).Select(number => PulledCluster.Document("trước", number)));
            await Eventually.TrueAsync(async () => (await team.EventsAsync()).Count == 50);

            Assert.Equal("", (await Server.RunAsync("stop", "--dir", folder, "--kill")).Problem);
            await Eventually.TrueAsync(async () => (await PullAsync(team)).GetProperty("problem").GetString()?.Contains("nothing listens there: start Elasticsearch, or check the host and port of Ingest:Pull:0:Url") == true);
            Assert.Contains("không lấy được", (await Page.OpenAsync(await service.SignedInAsync(Role.Analyst), "/sources")).Text);
            await Task.Delay(1500);
            Assert.True((await PullAsync(team)).GetProperty("behindSeconds").GetDouble() > 1);

            Assert.Equal("", (await Server.RunAsync("start", node)).Problem);
            await cluster.WriteAsync("000001", Enumerable.Range(50, 50).Select(number => PulledCluster.Document("sau", number)));

            await Eventually.TrueAsync(async () => (await team.EventsAsync()).Count == 100 && (await PullAsync(team)).GetProperty("problem").ValueKind == JsonValueKind.Null, TimeSpan.FromSeconds(60));
        }
        finally
        {
            await Server.RunAsync("stop", "--dir", folder, "--clean");
        }
    }

    private static async Task<JsonElement> PullAsync(HttpClient team) => (await team.GetFromJsonAsync<JsonElement>("/api/v1/sources/pull")).EnumerateArray().Single();
}
