using System.Net;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary>The service says so, takes nothing that it could not keep, and goes on by itself once PostgreSQL is back.</summary>
public sealed class When_PostgreSql_goes_away
{
    [Fact]
    public async Task Should_refuse_meanwhile_and_go_on_afterwards()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using var service = await RunningService.StartAsync(database.Settings);
        var shipper = await service.WithKeyAsync(Role.Shipper);
        var lead = await service.WithKeyAsync(Role.TeamLead);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.20"));
        await lead.GetStringAsync("/api/v1/cases");

        await CutAsync(database);
        // The line is the same when it is sent again.
        var line = Attacks.SqlInjection("203.0.113.21");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await lead.GetAsync("/api/v1/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await lead.PostAsync("/api/v1/alerts/1/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await shipper.PostBulkAsync(Shipper.Body([line]))).StatusCode);
        var ready = await service.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("check that PostgreSQL runs at", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await database.OnServerAsync($"ALTER DATABASE {database.Name} ALLOW_CONNECTIONS true");
        await Eventually.TrueAsync(async () => (await shipper.PostBulkAsync(Shipper.Body([line]))).IsSuccessStatusCode);
        Assert.Equal(1, Assert.Single(await service.AlertsOfAsync("203.0.113.21")).GetProperty("count").GetInt64());
        await service.SendAsync(new OpenCase.Command([], "Sự cố sau khi cơ sở dữ liệu trở lại"));
        await Eventually.TrueAsync(async () => (await service.Anonymous().GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    private static async Task CutAsync(TestDatabase database)
    {
        await database.OnServerAsync($"ALTER DATABASE {database.Name} ALLOW_CONNECTIONS false");
        await database.OnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Name}'");
    }
}
