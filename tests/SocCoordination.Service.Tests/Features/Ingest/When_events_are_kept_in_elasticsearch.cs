using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;
using SocCoordination.Storage.Tests.Elasticsearch;

namespace SocCoordination.Service.Tests.Features.Ingest;

public sealed class When_events_are_kept_in_elasticsearch : IAsyncLifetime
{
    private readonly string _prefix = $"test-{Guid.NewGuid():N}";
    private Uri _url = null!;

    public async ValueTask InitializeAsync() => _url = await Server.UrlAsync();

    [Fact]
    public async Task Should_go_from_the_shipper_to_alert_evidence_and_hunt()
    {
        await using var service = await RunningService.StartAsync("--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url={_url}", $"--Storage:Elasticsearch:Prefix={_prefix}", "--Storage:Elasticsearch:Replicas=0");
        var shipper = await service.WithKeyAsync(Role.Shipper);
        var team = await service.WithKeyAsync(Role.Analyst);

        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.77"), Shipper.FileLine(Shipper.NginxLine("198.51.100.5", "/"), "/var/log/nginx/access.log", 1));
        var alert = Assert.Single(await service.AlertsOfAsync("203.0.113.77")).GetProperty("alert").GetString();

        var evidence = await team.GetStringAsync($"/api/v1/alerts/{alert}/evidence");
        Assert.Contains("UNION", evidence);
        var hunted = Assert.Single(await team.EventsAsync("source.ip:203.0.113.0/24 AND \"union select\""));
        Assert.Equal("203.0.113.77", hunted.GetProperty("source").GetProperty("ip").GetString());
        Assert.Equal(2, (await team.EventsAsync()).Count);

        // The same after a restart, and nothing of it in the data folder.
        await service.RestartAsync();
        Assert.Equal(2, (await (await service.WithKeyAsync(Role.Analyst)).EventsAsync()).Count);
        Assert.False(Directory.Exists(Path.Combine(service.Folder, "events")), "SQLite's folder of events was made.");
        using var http = new HttpClient();
        Assert.Equal(2, (await http.GetFromJsonAsync<JsonElement>(new Uri(_url, $"{_prefix}-events/_count"))).GetProperty("count").GetInt32());
        // What the service itself makes of a line is a document of fields, not one that Elasticsearch first refused.
        Assert.Equal(0, (await http.GetFromJsonAsync<JsonElement>(new Uri(_url, $"{_prefix}-events/_count?q=soc_store.unread:true"))).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Should_not_start_without_its_server_and_say_why()
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartEmptyAsync("--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url=http://127.0.0.1:{Server.FreePort()}"));

        Assert.Contains("nothing listens there: start Elasticsearch", Assert.Single(wrong.Failures));
    }

    [Fact]
    public async Task Should_ask_for_the_server_s_address()
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartEmptyAsync("--Storage:Events=elasticsearch"));

        Assert.Contains("Storage:Elasticsearch:Url is missing", Assert.Single(wrong.Failures));
    }

    [Theory]
    [InlineData("https://es-1:9200, es-2:9200", "Storage:Elasticsearch:Url has es-2:9200; expected an address such as https://")]
    [InlineData("https://es-1:9200 https://", "Storage:Elasticsearch:Url has https://; expected")]
    [InlineData("https://es-1:9200,https://es-2:9200/?pretty", "Storage:Elasticsearch:Url has https://es-2:9200/?pretty; expected")]
    [InlineData("https://es-1:9200/;https://es-2:9200", "Storage:Elasticsearch:Url is https://es-1:9200/;https://es-2:9200; expected")]
    [InlineData("https://es-1:9200,https://soc:a,b@es-2:9200", "Storage:Elasticsearch:Url holds a login, before es-2:9200; give it as Storage:Elasticsearch:Username and :Password.")]
    public async Task Should_name_the_address_that_is_none(string addresses, string said)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartEmptyAsync("--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url={addresses}"));

        Assert.Contains(said, Assert.Single(wrong.Failures));
    }

    [Fact]
    public async Task Should_start_with_one_of_several_nodes_away()
    {
        await using var service = await RunningService.StartAsync("--Storage:Events=elasticsearch", $"--Storage:Elasticsearch:Url=http://127.0.0.1:{Server.FreePort()}, {_url}", $"--Storage:Elasticsearch:Prefix={_prefix}", "--Storage:Elasticsearch:Replicas=0");

        Assert.Empty(await (await service.WithKeyAsync(Role.Analyst)).EventsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_url is not null) await Server.RemoveAsync(_prefix);
    }
}
