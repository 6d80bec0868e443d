using System.Net.Http.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Alerts;

/// <summary>One alert for one attack: the rule over SQL injection groups by source and host and has a window of two hours.</summary>
public sealed class When_an_attack_goes_on
{
    private static readonly DateTimeOffset Noon = TimeProvider.System.GetUtcNow().AddHours(-10);

    [Fact]
    public async Task Should_be_counted_into_one_alert_with_first_and_last_seen()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon), Attacks.SqlInjection("203.0.113.5", Noon.AddMinutes(1)));
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon.AddMinutes(90)));
        // A line that comes late belongs to it too.
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon.AddMinutes(-30)));

        var alert = Assert.Single(await service.AlertsOfAsync("203.0.113.5"));
        Assert.Equal(4, alert.GetProperty("count").GetInt64());
        Assert.Equal(Seconds(Noon.AddMinutes(-30)), Seconds(alert.GetProperty("firstSeen").GetDateTimeOffset()));
        Assert.Equal(Seconds(Noon.AddMinutes(90)), Seconds(alert.GetProperty("lastSeen").GetDateTimeOffset()));
    }

    [Fact]
    public async Task Should_be_a_new_alert_once_its_window_has_passed()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon), Attacks.SqlInjection("203.0.113.5", Noon.AddMinutes(121)));
        Assert.Equal([1, 1], (await service.AlertsOfAsync("203.0.113.5")).Select(alert => alert.GetProperty("count").GetInt64()));
    }

    [Fact]
    public async Task Should_be_a_new_alert_for_another_host_or_another_source()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(
            Attacks.SqlInjection("203.0.113.5", Noon), Attacks.SqlInjection("203.0.113.5", Noon, "web-02"), Attacks.SqlInjection("203.0.113.6", Noon));
        Assert.Equal(2, (await service.AlertsOfAsync("203.0.113.5")).Count);
        Assert.Single(await service.AlertsOfAsync("203.0.113.6"));
    }

    [Fact]
    public async Task Should_take_a_machine_for_the_same_however_its_name_is_written()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon, "web-01"), Attacks.SqlInjection("203.0.113.5", Noon.AddMinutes(1), "WEB-01"));
        Assert.Equal(2, Assert.Single(await service.AlertsOfAsync("203.0.113.5")).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Should_be_a_new_alert_when_the_last_one_was_closed()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon));
        var first = Assert.Single(await service.AlertsOfAsync("203.0.113.5")).GetProperty("alert").GetString();
        var team = await service.WithKeyAsync(Role.Analyst);
        (await team.PostAsJsonAsync($"/api/v1/alerts/{first}/close", new { verdict = "true" })).EnsureSuccessStatusCode();
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon.AddMinutes(5)));
        Assert.Equal(["new", "closed"], (await service.AlertsOfAsync("203.0.113.5")).Select(alert => alert.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Should_be_counted_as_before_after_a_restart_in_the_middle()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        // Correlation counts what comes no later than an hour after its window.
        var start = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        for (var i = 0; i < 6; i++)
            await shipper.ShipAsync(Attacks.SshFailure("203.0.113.8", start.AddSeconds(i)));
        Assert.Empty(await service.AlertsOfAsync("203.0.113.8"));
        await service.RestartAsync();
        shipper = await service.WithKeyAsync(Role.Shipper);
        for (var i = 6; i < 14; i++)
            await shipper.ShipAsync(Attacks.SshFailure("203.0.113.8", start.AddSeconds(i)));
        var alert = Assert.Single(await service.AlertsOfAsync("203.0.113.8"));
        Assert.Equal(14, alert.GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Should_say_what_happened_in_both_languages_and_name_the_system_and_its_level()
    {
        await using var service = await RunningService.StartAsync();
        var admin = await service.WithKeyAsync(Role.Administrator);
        (await admin.PostAsJsonAsync($"/api/v1/agencies/{service.Agency}/systems", new { name = "Cổng dịch vụ công", level = 3, owner = "UBND tỉnh", personalData = true, hosts = new[] { "web-*", "10.1.0.0/16" } })).EnsureSuccessStatusCode();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(Attacks.SqlInjection("203.0.113.5", Noon));
        var alert = Assert.Single(await service.AlertsOfAsync("203.0.113.5"));
        Assert.Equal("203.0.113.5 thử chèn mã SQL vào trang web web-01", alert.GetProperty("sentenceVi").GetString());
        Assert.Equal("203.0.113.5 tries SQL injection against web-01", alert.GetProperty("sentenceEn").GetString());
        Assert.Equal(3, alert.GetProperty("system").GetProperty("level").GetInt32());
        Assert.Equal("Sở Khoa học và Công nghệ", alert.GetProperty("agency").GetProperty("name").GetString());
        Assert.Contains("T1190", alert.GetProperty("techniques").EnumerateArray().Select(one => one.GetString()));
    }

    private static long Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds();
}
