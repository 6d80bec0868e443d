using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Features.Demo;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Demo;

public sealed class When_a_trial_runs(ITestOutputHelper output)
{
    private static readonly TimeSpan WithinAMinute = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Should_show_an_alert_a_case_an_acknowledged_escalation_and_a_posture_within_a_minute()
    {
        var started = Stopwatch.StartNew();
        await using var service = await RunningService.StartEmptyAsync("--Demo:Enabled=true", "--Demo:Seed=7", "--Ingest:SyslogPort=0");
        var lead = await SignedInAsync(service, "truongnhom");

        await Eventually.TrueAsync(async () => Alerts(await GetAsync(lead, "/api/v1/alerts")).Any(one => one.GetProperty("kind").GetString() == "detection"), WithinAMinute);
        output.WriteLine($"an alert after {started.Elapsed.TotalSeconds:0} s");
        await Eventually.TrueAsync(async () => (await GetAsync(lead, "/api/v1/cases")).GetProperty("cases").GetArrayLength() > 0, WithinAMinute - started.Elapsed);
        output.WriteLine($"a case after {started.Elapsed.TotalSeconds:0} s");
        await Eventually.TrueAsync(async () => (await GetAsync(lead, "/api/v1/escalations?state=acknowledged")).GetArrayLength() > 0, WithinAMinute - started.Elapsed);
        output.WriteLine($"an acknowledged escalation after {started.Elapsed.TotalSeconds:0} s");
        var leadership = await SignedInAsync(service, "lanhdao");
        var month = (await leadership.GetAsync("/posture")).Headers.Location!.ToString();
        var posture = await Page.OpenAsync(leadership, month);

        Assert.True(started.Elapsed < WithinAMinute);
        Assert.Matches(@"^\d+ sự cố", posture.Document.QuerySelector("h1")!.TextContent);
        Assert.NotEqual("0", posture.Document.QuerySelector(".figure b a")!.TextContent);
    }

    [Fact]
    public async Task Should_fill_a_province_of_agencies_of_every_kind()
    {
        await using var service = await RunningService.StartEmptyAsync("--Demo:Enabled=true", "--Demo:Simulate=false", "--Ingest:SyslogPort=0");

        var agencies = await service.WithDatabaseAsync(database => database.Agencies.Include(one => one.Systems).ThenInclude(system => system.Hosts).ToListAsync());

        Assert.InRange(agencies.Count, 38, 50);
        Assert.Equal(7, agencies.Select(one => one.Kind).Distinct().Count());
        Assert.Equal([1, 2, 3], agencies.SelectMany(one => one.Systems).Select(system => system.Level).Distinct().Order());
        Assert.All(agencies.SelectMany(one => one.Systems), system => Assert.NotEmpty(system.Hosts));
    }

    [Fact]
    public async Task Should_go_on_after_a_restart_with_the_same_accounts()
    {
        await using var service = await RunningService.StartEmptyAsync("--Demo:Enabled=true", "--Demo:Simulate=false", "--Ingest:SyslogPort=0");
        var before = (await Page.OpenAsync(service.Anonymous(), "/sign-in")).Document.QuerySelector(".demo-accounts .mono")!.TextContent;

        await service.RestartAsync();

        Assert.Equal(before, (await Page.OpenAsync(service.Anonymous(), "/sign-in")).Document.QuerySelector(".demo-accounts .mono")!.TextContent);
    }

    [Fact]
    public async Task Should_leave_a_real_installation_alone_whatever_the_options_say()
    {
        await using var service = await RunningService.StartAsync();
        await service.RestartAsync("--Demo:Enabled=true");
        await Task.Delay(TimeSpan.FromSeconds(3));

        var refused = await Assert.ThrowsAsync<Service.Pipeline.Refusal>(() => service.SendAsync(new StartDemo.Command()));
        Assert.Equal(409, refused.Status);
        Assert.Equal(1, await service.WithDatabaseAsync(database => database.Agencies.CountAsync()));
        Assert.False(await service.WithDatabaseAsync(database => database.Installations.AnyAsync(one => one.Demo)));
        Assert.False(await service.WithDatabaseAsync(database => database.Sources.AnyAsync()));
        Assert.Null((await Page.OpenAsync(service.Anonymous(), "/sign-in")).Document.QuerySelector(".demo-accounts"));
    }

    internal static async Task<HttpClient> SignedInAsync(RunningService service, string user)
    {
        var password = (await Page.OpenAsync(service.Anonymous(), "/sign-in")).Document.QuerySelector(".demo-accounts .mono")!.TextContent;
        return await service.SignedInAsync(user, password);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path);

    private static JsonElement.ArrayEnumerator Alerts(JsonElement page) => page.GetProperty("alerts").EnumerateArray();
}
