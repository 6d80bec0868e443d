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
public sealed class When_one_of_two_nodes_is_killed
{
    private const int Kills = 8;
    private const int Connections = 4;

    [Fact]
    public async Task Should_lose_nothing_double_nothing_and_go_on()
    {
        var prefix = $"nodes-{Guid.NewGuid():n}";
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        string[] settings = [.. database.Settings, "--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url={await Server.UrlAsync()}", $"--Storage:Elasticsearch:Prefix={prefix}", "--Storage:Elasticsearch:Replicas=0"];
        string shipperKey, apiKey;
        await using (var prepared = await RunningService.StartAsync(settings))
            (shipperKey, apiKey) = (prepared.Setup.ShipperKey, prepared.Setup.ApiKey);
        DirectoryInfo[] folders = [Directory.CreateTempSubdirectory("soc-node-"), Directory.CreateTempSubdirectory("soc-node-")];
        try
        {
            await using var first = await ServiceProcess.StartAsync(folders[0].FullName, settings);
            await using var second = await ServiceProcess.StartAsync(folders[1].FullName, settings);
            await using var steady = await SignalRClient.ConnectAsync(second.Address, apiKey, 0);
            var loader = new NumberedLoader(shipperKey, first.Address, second.Address);
            var loading = Enumerable.Range(0, Connections).Select(loader.RunAsync).ToArray();
            var heard = new List<long>();
            for (var kill = 0; kill < Kills; kill++)
            {
                await using var client = await SignalRClient.ConnectAsync(first.Address, apiKey, heard.LastOrDefault(0));
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
                await loader.CheckAsync(node.Address, apiKey, node == first ? "killed node" : "other node");
            await HeardOnceInOrderAsync(heard, first, steady, apiKey);
            Assert.Equal(0, await VerifyFromCommandLine.RunAsync(folders[0].FullName, database.Settings, CancellationToken.None));
        }
        finally
        {
            foreach (var folder in folders) folder.Delete(recursive: true);
            await Server.RemoveAsync(prefix);
        }
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
}
