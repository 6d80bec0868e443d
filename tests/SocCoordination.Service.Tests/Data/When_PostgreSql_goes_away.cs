using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary>The service says so in a sentence and soon, takes nothing that it could not keep, and goes on by itself once PostgreSQL is back.</summary>
public sealed class When_PostgreSql_goes_away
{
    /// <summary>An answer's longest wait: for its turn, for a command, for a connection.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(25);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_refuse_meanwhile_and_lose_nothing(bool killed)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync(server.ConnectionString);
        await using var service = await RunningService.StartAsync(database.Settings);
        // Else what is disposed of first would wait for it.
        await using var thaw = new Thaw(server);
        var shipper = await service.WithKeyAsync(Role.Shipper);
        var lead = await service.WithKeyAsync(Role.TeamLead);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.20"));
        await lead.GetStringAsync("/api/v1/cases");

        await (killed ? server.KillAsync() : server.FreezeAsync());
        // The line is the same when it is sent again.
        var line = Shipper.Body([Attacks.SqlInjection("203.0.113.21")]);
        // Side by side: what waits for PostgreSQL must not wait for one another as well.
        var refused = await Task.WhenAll(
            TimedAsync(() => lead.GetAsync("/api/v1/cases")),
            TimedAsync(() => lead.PostAsync("/api/v1/alerts/1/claim", null)),
            TimedAsync(() => lead.PostAsJsonAsync("/api/v1/cases", new { title = "Sự cố khi cơ sở dữ liệu vắng" })),
            TimedAsync(() => shipper.PostBulkAsync(line)),
            TimedAsync(() => shipper.PostBulkAsync(Shipper.Body([Attacks.SqlInjection("203.0.113.22")]))));
        Assert.All(refused, answer => Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable && answer.Took < Soon, answer.ToString()));
        Assert.Contains("Cơ sở dữ liệu tạm thời không trả lời", refused[0].Said, StringComparison.Ordinal);
        var ready = await TimedAsync(() => service.Anonymous().GetAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("check that PostgreSQL runs at", ready.Said, StringComparison.Ordinal);

        await (killed ? server.StartAgainAsync() : server.ThawAsync());
        await Eventually.TrueAsync(async () => (await shipper.PostBulkAsync(line)).IsSuccessStatusCode);
        Assert.Equal(1, Assert.Single(await service.AlertsOfAsync("203.0.113.20")).GetProperty("count").GetInt64());
        Assert.Equal(1, Assert.Single(await service.AlertsOfAsync("203.0.113.21")).GetProperty("count").GetInt64());
        await service.SendAsync(new OpenCase.Command([], "Sự cố sau khi cơ sở dữ liệu trở lại"));
        await Eventually.TrueAsync(async () => (await service.Anonymous().GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    private static async Task<Answer> TimedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var started = Stopwatch.StartNew();
        using var answer = await ask();
        return new Answer(answer.StatusCode, started.Elapsed, JsonText(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Readable, whatever is escaped in it.</summary>
    private static string JsonText(string said)
    {
        try
        {
            return JsonElement.Parse(said).TryGetProperty("detail", out var detail) ? detail.GetString()! : said;
        }
        catch (JsonException)
        {
            return said;
        }
    }

    private sealed class Thaw(PostgresServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await server.ThawAsync();
    }

    private sealed record Answer(HttpStatusCode Status, TimeSpan Took, string Said);
}
