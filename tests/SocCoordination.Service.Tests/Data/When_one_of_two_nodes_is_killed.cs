using System.Diagnostics;
using SocCoordination.Service.Access;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;
using SocCoordination.Storage.Tests.Elasticsearch;

namespace SocCoordination.Service.Tests.Data;

/// <summary>
/// Two nodes on one PostgreSQL and one Elasticsearch, load through both, one killed with SIGKILL and started again, over and
/// over: nothing that was acknowledged is lost, no alert is doubled or missing, clients hear everything once and in order.
/// </summary>
public sealed class When_one_of_two_nodes_is_killed(ITestOutputHelper output)
{
    private const int Kills = 8;
    private const int Connections = 4;

    [Fact]
    public async Task Should_lose_nothing_double_nothing_and_go_on()
    {
        await using var nodes = await Pair.StartAsync();
        var (first, second) = (nodes.First, nodes.Second);
        await using var steady = await SignalRClient.ConnectAsync(second.Address, nodes.ApiKey, 0);
        var loader = new NumberedLoader(nodes.ShipperKey, first.Address, second.Address);
        var loading = Enumerable.Range(0, Connections).Select(loader.RunAsync).ToArray();
        var heard = new List<long>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var client = await SignalRClient.ConnectAsync(first.Address, nodes.ApiKey, heard.LastOrDefault(0));
            heard.AddRange(client.Missed.Select(Seq));
            await Task.Delay(Random.Shared.Next(300, 1500));
            await first.KillAsync();
            heard.AddRange((await client.RestAsync()).Where(said => said.TryGetProperty("entry", out _)).Select(said => Seq(said.GetProperty("entry"))));
            await first.StartAgainAsync();
        }

        loader.Finish();
        await Task.WhenAll(loading);
        // What one node stored another finds after Elasticsearch's next refresh, which comes every five seconds.
        await Task.Delay(TimeSpan.FromSeconds(6));
        foreach (var node in new[] { first, second })
            await loader.CheckAsync(node.Address, nodes.ApiKey, node == first ? "killed node" : "other node");
        await HeardOnceInOrderAsync(heard, first, steady, nodes.ApiKey);
        Assert.Equal(0, await VerifyFromCommandLine.RunAsync(first.Folder, nodes.Database.Settings, CancellationToken.None));
    }

    [Fact]
    public async Task Should_correlate_on_the_other_node_within_seconds()
    {
        await using var nodes = await Pair.StartAsync();
        var took = new List<TimeSpan>();
        for (var kill = 0; kill < 4; kill++)
        {
            // Whoever was not killed last has the duty.
            var (dying, other) = kill % 2 == 0 ? (nodes.First, nodes.Second) : (nodes.Second, nodes.First);
            using var team = Client(other, "Bearer", nodes.ApiKey);
            var (address, began) = (FormattableString.Invariant($"203.0.113.{kill}"), TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1));
            var failures = Enumerable.Range(0, 12).Select(i => Attacks.SshFailure(address, began + TimeSpan.FromSeconds(i))).ToArray();
            using (var shipper = Client(dying, "ApiKey", nodes.ShipperKey))
                await shipper.ShipAsync(failures[..4]);
            await dying.KillAsync();
            var killed = Stopwatch.GetTimestamp();
            using (var shipper = Client(other, "ApiKey", nodes.ShipperKey))
                await shipper.ShipAsync(failures[4..]);
            await Eventually.TrueAsync(async () => (await team.AlertsAsync("entity=" + address)).Any(alert => alert.GetProperty("count").GetInt64() == 12), TimeSpan.FromSeconds(10));
            took.Add(Stopwatch.GetElapsedTime(killed));
            await dying.StartAgainAsync();
        }

        output.WriteLine("From the kill to the alert that counts what both nodes took: " + string.Join(", ", took.Select(time => FormattableString.Invariant($"{time.TotalSeconds:0.0} s"))));
    }

    private static HttpClient Client(ServiceProcess node, string scheme, string key)
    {
        var client = new HttpClient { BaseAddress = node.Address };
        client.DefaultRequestHeaders.Authorization = new(scheme, key);
        return client;
    }

    private static async Task HeardOnceInOrderAsync(List<long> heard, ServiceProcess killed, SignalRClient steady, string apiKey)
    {
        await using var whole = await SignalRClient.ConnectAsync(killed.Address, apiKey, 0);
        var all = whole.Missed.Select(Seq).ToList();
        Assert.NotEmpty(all);
        await using var last = await SignalRClient.ConnectAsync(killed.Address, apiKey, heard.LastOrDefault(0));
        heard.AddRange(last.Missed.Select(Seq));
        Assert.Equal(all, heard.Where(seq => seq <= all[^1]));

        var started = Stopwatch.GetTimestamp();
        var stayed = steady.Missed.Select(Seq).ToList();
        while (stayed.LastOrDefault(0) < all[^1] && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20))
            stayed.AddRange((await steady.RestAsync()).Where(said => said.TryGetProperty("entry", out _)).Select(said => Seq(said.GetProperty("entry"))));
        Assert.Equal(all, stayed.Where(seq => seq <= all[^1]));
    }

    private static long Seq(System.Text.Json.JsonElement entry) => entry.GetProperty("seq").GetInt64();

    /// <summary>Two processes on one installation.</summary>
    private sealed class Pair(TestDatabase database, string prefix, string shipperKey, string apiKey, ServiceProcess first, ServiceProcess second) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public string ShipperKey => shipperKey;

        public string ApiKey => apiKey;

        public ServiceProcess First => first;

        public ServiceProcess Second => second;

        public static async Task<Pair> StartAsync()
        {
            var prefix = $"nodes-{Guid.NewGuid():n}";
            var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
            string[] settings = [.. database.Settings, "--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url={await Server.UrlAsync()}", $"--Storage:Elasticsearch:Prefix={prefix}", "--Storage:Elasticsearch:Replicas=0"];
            await using var prepared = await RunningService.StartAsync(settings);
            await prepared.StopAsync();
            var first = await ServiceProcess.StartAsync(Directory.CreateTempSubdirectory("soc-node-").FullName, settings);
            return new Pair(database, prefix, prepared.Setup.ShipperKey, prepared.Setup.ApiKey, first, await ServiceProcess.StartAsync(Directory.CreateTempSubdirectory("soc-node-").FullName, settings));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in new[] { first, second })
            {
                await node.DisposeAsync();
                Directory.Delete(node.Folder, recursive: true);
            }

            await Server.RemoveAsync(prefix);
            await database.DisposeAsync();
        }
    }
}
