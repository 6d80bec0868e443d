using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Tests.Support;
using SocCoordination.Storage.Tests.Elasticsearch;

namespace SocCoordination.Service.Tests.Features.Ingest.Pull;

public sealed class When_an_elasticsearch_is_pulled : IAsyncLifetime
{
    private PulledCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = new PulledCluster(await Server.UrlAsync());

    [Fact]
    public async Task Should_raise_alerts_of_the_agency_that_the_configuration_names()
    {
        await using var service = await RunningService.StartAsync(_cluster.Settings("so-y-te"));
        await _cluster.WriteAsync("2026.11.22", Line(Attack("203.0.113.41")), Line(Shipper.NginxLine("198.51.100.5", "/")));
        var team = await service.WithKeyAsync(Role.Analyst);
        await Eventually.TrueAsync(async () => (await PullAsync(team)).GetProperty("problem").GetString()?.Contains("Ingest:Pull:0:Agency is “so-y-te”, which no agency has") == true);

        await service.WithDatabaseAsync(async database =>
        {
            database.Agencies.Add(new Agency { Code = "so-y-te", Name = "Sở Y tế", CreatedAt = TimeProvider.System.GetUtcNow() });
            return await database.SaveChangesAsync();
        });

        await Eventually.TrueAsync(async () => (await service.AlertsOfAsync("203.0.113.41")).Count == 1);
        Assert.Equal("Sở Y tế", (await service.AlertsOfAsync("203.0.113.41")).Single().GetProperty("agency").GetProperty("name").GetString());
        Assert.Equal(2, (await team.EventsAsync()).Count);
        await Eventually.TrueAsync(async () => (await team.GetStringAsync("/api/v1/sources")).Contains("pull:elastic-tinh"));
    }

    [Fact]
    public async Task Should_take_late_documents_and_new_indices_but_no_old_history()
    {
        await _cluster.CreateAsync("000001");
        await _cluster.WriteAsync("000001", Line("lịch sử cũ", 1, DaysAgo(9)), Line("lịch sử mới", 2, DaysAgo(0.5)), new JsonObject { ["message"] = "không có giờ", ["labels"] = new JsonObject { ["number"] = "3" } });
        await using var service = await RunningService.StartAsync(_cluster.Settings());
        await HasAsync(service, 2, 3);

        await _cluster.WriteAsync("000001", Line("đến muộn", 4, DaysAgo(9)));
        await HasAsync(service, 2, 3, 4);

        await _cluster.CreateAsync("000002");
        await _cluster.WriteAsync("000002", Line("sau khi sang chỉ mục mới", 5), Line("đến muộn ở chỉ mục mới", 6, DaysAgo(20)));
        await HasAsync(service, 2, 3, 4, 5, 6);

        // Deleted and made again under its name: another index, that begins at number 0 again.
        await _cluster.DeleteAsync("000001");
        await _cluster.CreateAsync("000001", shards: 1);
        await _cluster.WriteAsync("000001", Line("chỉ mục làm lại", 7));
        await HasAsync(service, 2, 3, 4, 5, 6, 7);
        await Eventually.TrueAsync(() => service.WithDatabaseAsync(database => Task.FromResult(database.PullCursors.Count() == 3)));
    }

    [Fact]
    public async Task Should_not_store_an_updated_document_twice()
    {
        var line = Shipper.NginxLine("198.51.100.5", "/cap-nhat");
        await using var service = await RunningService.StartAsync(_cluster.Settings());
        await _cluster.WriteAsync("a", "mot", Line(line, 1));
        await HasAsync(service, 1);

        var updated = Line(line, 1);
        updated["tags"] = new JsonArray("enriched");
        await _cluster.WriteAsync("a", "mot", updated);
        await _cluster.WriteAsync("b", "mot", updated);
        await _cluster.WriteAsync("b", "hai", Line(line, 2));

        // The same line under another _id is another event.
        await HasAsync(service, 1, 2);
    }

    [Fact]
    public async Task Should_take_every_document_of_concurrent_writers_once()
    {
        const int writers = 6, batches = 40, size = 25;
        await _cluster.CreateAsync("000001", shards: 3);
        await using var service = await RunningService.StartAsync(_cluster.Settings());

        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var batch = 0; batch < batches; batch++)
            {
                var first = ((writer * batches) + batch) * size;
                // Half-way each goes over to the next index, as after a rollover.
                await _cluster.WriteAsync(batch < batches / 2 ? "000001" : "000002", Enumerable.Range(first, size).Select(number => Line("dòng", number)));
            }
        }));

        await HasAsync(service, [.. Enumerable.Range(0, writers * batches * size)]);
    }

    [Fact]
    public async Task Should_take_each_document_once_though_the_service_is_killed()
    {
        const int documents = 12_000, kills = 4;
        await _cluster.CreateAsync("000001");
        string folder, apiKey;
        await using (var prepared = await RunningService.StartAsync())
            (folder, apiKey) = (prepared.KeepFolder(), prepared.Setup.ApiKey);
        try
        {
            await using var service = await ServiceProcess.StartAsync(folder, _cluster.Settings());
            var writing = Task.Run(async () =>
            {
                for (var first = 0; first < documents; first += 500)
                {
                    await _cluster.WriteAsync("000001", Enumerable.Range(first, 500).Select(number => Line("dòng", number)));
                    await Task.Delay(100);
                }
            });
            for (var kill = 0; kill < kills; kill++)
            {
                await Task.Delay(Random.Shared.Next(300, 1500));
                await service.KillAsync();
                await service.StartAgainAsync();
            }

            await writing;
            using var team = new HttpClient { BaseAddress = service.Address };
            team.DefaultRequestHeaders.Authorization = new("Bearer", apiKey);
            try
            {
                await HasAsync(team, [.. Enumerable.Range(0, documents)]);
            }
            catch (HttpRequestException broken)
            {
                Assert.Fail(broken.Message + "\n" + string.Join('\n', service.Output));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Should_refuse_what_is_no_event_and_go_on_past_it()
    {
        await using var service = await RunningService.StartAsync(_cluster.Settings());
        await _cluster.WriteAsync("000001", Line("trước", 1));
        await _cluster.WriteAsync("000001", Line(new string('x', 2 << 20), 2));
        await _cluster.WriteAsync("000001", Line(new string('y', 9 << 20), 3));
        await _cluster.WriteAsync("000001", Line("sau", 4));

        await HasAsync(service, 1, 4);

        var team = await service.WithKeyAsync(Role.Analyst);
        Assert.Equal(2, (await PullAsync(team)).GetProperty("rejected").GetInt32());
        var rejected = await team.GetStringAsync("/api/v1/sources/rejected");
        Assert.Contains("the limit is 1048576", rejected);
        Assert.Contains("the document has more than 8388608 bytes", rejected);
    }

    [Fact]
    public async Task Should_not_take_what_the_service_itself_stored_there()
    {
        var url = await Server.UrlAsync();
        await using var service = await RunningService.StartAsync(_cluster.Settings("1", "--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url={url}", $"--Storage:Elasticsearch:Prefix={_cluster.Prefix}-soc", "--Storage:Elasticsearch:Replicas=0"));
        await _cluster.WriteAsync("000001", Line("một", 1));
        await HasAsync(service, 1);

        await _cluster.WriteAsync("000001", Line("hai", 2));
        await HasAsync(service, 1, 2);
        Assert.Equal(2, (await PullAsync(await service.WithKeyAsync(Role.Analyst))).GetProperty("taken").GetInt32());
    }

    [Fact]
    public async Task Should_show_its_lag_on_the_page_of_sources()
    {
        await using var service = await RunningService.StartAsync(_cluster.Settings());
        await _cluster.WriteAsync("000001", Line("một", 1));
        await HasAsync(service, 1);

        var page = await Page.OpenAsync(await service.SignedInAsync(Role.Administrator), "/sources");

        var row = page.Document.QuerySelector("#pull tbody tr")!;
        Assert.Contains("elastic-tinh", row.TextContent);
        Assert.Contains("đang lấy", row.TextContent);
        Assert.Equal(["0", "1", "0"], new[] { "Chưa lấy", "Đã lấy", "Bị từ chối" }.Select(label => row.QuerySelector($"[data-label='{label}']")!.TextContent));
        Assert.DoesNotContain("pull", (await Page.OpenAsync(await service.SignedInAsync(Role.AgencyOfficer), "/portal")).Text);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    private static JsonObject Line(string message, int number = 0, DateTimeOffset? at = null) => PulledCluster.Document(message, number, at);

    private static string Attack(string address) => Shipper.NginxLine(address, "/tra-cuu?id=1%27%20UNION%20SELECT%20password%20FROM%20users--");

    private static DateTimeOffset DaysAgo(double days) => TimeProvider.System.GetUtcNow().AddDays(-days);

    private static async Task<JsonElement> PullAsync(HttpClient team) => (await team.GetFromJsonAsync<JsonElement>("/api/v1/sources/pull")).EnumerateArray().Single();

    private static async Task HasAsync(RunningService service, params int[] numbers) => await HasAsync(await service.WithKeyAsync(Role.Analyst), numbers);

    /// <summary>Waits until nothing is left to take, then looks that exactly these are stored, each once.</summary>
    private static async Task HasAsync(HttpClient team, int[] numbers)
    {
        await Eventually.TrueAsync(
            async () => (await PullAsync(team)).GetProperty("waiting") is { ValueKind: JsonValueKind.Number } waiting && waiting.GetInt64() == 0 && (await CountAsync(team)) >= numbers.Length,
            TimeSpan.FromSeconds(90));
        // A document taken twice would come with the next look.
        await Task.Delay(600);
        var stored = (await team.EventsAsync()).Select(one => int.Parse(one.GetProperty("labels").GetProperty("number").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).Order();
        Assert.Equal(numbers.Order(), stored);
    }

    private static async Task<int> CountAsync(HttpClient team) => (await team.EventsAsync()).Count;
}
