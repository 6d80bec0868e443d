using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Demo;
using SocCoordination.Service.Features.Demo.Play;
using SocCoordination.Service.Features.Demo.Stories;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Demo;

/// <summary>A trial's province that nobody plays: the tests tell the stories themselves.</summary>
public sealed class QuietTrial : IAsyncLifetime
{
    internal RunningService Service { get; private set; } = null!;

    internal PlayAttacks Attacks { get; private set; } = null!;

    internal DemoDoors Doors { get; private set; } = null!;

    internal LineTemplate Template { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Service = await RunningService.StartEmptyAsync("--Demo:Enabled=true", "--Demo:Simulate=false", $"--Ingest:SyslogPort={port}");
        var secrets = await DemoSecrets.ReadAsync(Service.Services.GetRequiredService<DataFolder>(), CancellationToken.None);
        var record = 1L;
        Template = new LineTemplate(Service.Services.GetRequiredService<InstallationState>().Zone, () => record++);
        Doors = new DemoDoors(Service.Anonymous(), secrets!, port);
        Attacks = new PlayAttacks(Doors, Template, new DemoOptions(), TimeProvider.System, new Random(7));
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.UdpClient(0);
        return ((System.Net.IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }
}

public sealed class When_an_attack_is_told(QuietTrial trial, ITestOutputHelper output) : IClassFixture<QuietTrial>
{
    public static TheoryData<string> Stories => new(AttackStories.All.Select(one => one.Name));

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Should_raise_the_alerts_that_it_is_meant_to(string name)
    {
        var story = AttackStories.All.Single(one => one.Name == name);

        await trial.Attacks.TellAsync(story, CancellationToken.None);

        await Eventually.TrueAsync(async () =>
        {
            var raised = await trial.Service.WithDatabaseAsync(database => database.Alerts.Select(one => one.RuleTitle).Distinct().ToListAsync());
            output.WriteLine(string.Join("; ", raised));
            return story.Raises.All(raised.Contains);
        }, TimeSpan.FromSeconds(20));
    }
}

public sealed class When_nothing_happens(QuietTrial trial) : IClassFixture<QuietTrial>
{
    [Fact]
    public async Task Should_raise_no_alert_over_a_thousand_ordinary_lines()
    {
        var random = new Random(11);
        foreach (var agency in DemoProvince.Agencies.Where(one => one.Sends))
        {
            var lines = agency.Hosts.SelectMany(host => Enumerable.Range(0, 20).Select(_ =>
            {
                var (shape, text) = OrdinaryLines.Of(host.Kind, random);
                var at = TimeProvider.System.GetUtcNow().AddSeconds(-random.Next(600));
                return (shape, host.Name, trial.Template.Fill(text, at, random.Next(1000, 9999), host.Name, $"{random.Next(14, 118)}.{random.Next(160, 250)}.7.9"));
            })).ToList();
            await trial.Doors.ShipAsync(agency.Name, lines, CancellationToken.None);
        }

        await Eventually.TrueAsync(() => trial.Service.WithDatabaseAsync(async database => await database.Sources.SumAsync(one => one.Events) >= 1000));
        Assert.Empty(await trial.Service.WithDatabaseAsync(database => database.Alerts.Select(one => one.RuleTitle + ": " + one.SentenceEn).ToListAsync()));
    }
}
