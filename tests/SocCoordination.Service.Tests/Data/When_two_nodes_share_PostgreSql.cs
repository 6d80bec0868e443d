using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Quartz;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary>Whichever node somebody is on, they work in one installation, and what is to happen once happens once.</summary>
public sealed class When_two_nodes_share_PostgreSql
{
    [Fact]
    public async Task Should_push_a_change_on_one_node_to_the_clients_of_the_other()
    {
        await using var nodes = await Nodes.StartAsync();
        var lead = await nodes.One.WithKeyAsync(Role.TeamLead);
        await using var client = await SignalRClient.ConnectAsync(nodes.Other.Address, lead.DefaultRequestHeaders.Authorization!.Parameter!, -1);

        var took = new List<TimeSpan>();
        for (var i = 0; i < 9; i++)
        {
            var title = $"Sự cố {i}";
            await nodes.One.SendAsync(new OpenCase.Command([], title));
            var started = Stopwatch.StartNew();
            await client.UntilAsync("case.opened");
            took.Add(started.Elapsed);
        }

        // A reader that only looks every second would need half of one in the middle.
        Assert.True(took.Order().ElementAt(took.Count / 2) < TimeSpan.FromMilliseconds(250) && took.Max() < TimeSpan.FromSeconds(1), string.Join(", ", took));
    }

    [Fact]
    public async Task Should_know_on_each_node_who_signed_in_on_the_other()
    {
        await using var nodes = await Nodes.StartAsync();
        var browser = await nodes.One.SignedInAsync(Role.Analyst);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(nodes.Other.Address, "/api/v1/cases"))).StatusCode);
    }

    [Fact]
    public async Task Should_handle_an_entry_once_even_where_both_believe_to_be_on_duty()
    {
        await using var nodes = await Nodes.StartAsync();
        var counting = new Counting();
        RunningService[] both = [nodes.One, nodes.Other];
        var dispatchers = both.Select(node => new JournalDispatcher(
            new ScopesWith(node.Services.GetRequiredService<IServiceScopeFactory>(), counting), new NodeDuty { Held = true },
            node.Services.GetRequiredService<JournalSignal>(), TimeProvider.System, NullLogger<JournalDispatcher>.Instance)).ToList();
        foreach (var dispatcher in dispatchers)
            await dispatcher.StartAsync(CancellationToken.None);

        await Task.WhenAll(both.Select((node, which) => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await node.SendAsync(new OpenCase.Command([], $"Sự cố {which}.{i}"));
        })));
        var end = await nodes.One.WithDatabaseAsync(database => database.Journal.MaxAsync(entry => entry.Seq));
        await Eventually.TrueAsync(() => nodes.One.WithDatabaseAsync(database => database.Cursors.AnyAsync(cursor => cursor.Consumer == counting.Name && cursor.Seq >= end)));
        foreach (var dispatcher in dispatchers)
        {
            await dispatcher.StopAsync(CancellationToken.None);
            dispatcher.Dispose();
        }

        Assert.Equal(40, counting.Handled.Count);
        Assert.Equal(40, counting.Handled.Distinct().Count());
    }

    [Fact]
    public async Task Should_pass_the_duty_on_when_its_node_stops()
    {
        await using var nodes = await Nodes.StartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(OnDuty(nodes.One)));
        Assert.False(OnDuty(nodes.Other));

        await nodes.One.StopAsync();
        await Eventually.TrueAsync(() => Task.FromResult(OnDuty(nodes.Other)), TimeSpan.FromSeconds(10));
        await nodes.Other.SendAsync(new OpenCase.Command([], "Sự cố sau khi đổi nút"));
        await Eventually.TrueAsync(() => nodes.Other.WithDatabaseAsync(async database => await database.Cursors.MinAsync(cursor => cursor.Seq) == await database.Journal.MaxAsync(entry => entry.Seq)));
    }

    [Fact]
    public async Task Should_run_each_job_once_and_go_on_when_a_node_stops()
    {
        await using var nodes = await Nodes.StartAsync("--Escalation:Look=00:00:01");
        var runs = new ConcurrentQueue<(string Job, DateTimeOffset At)>();
        foreach (var node in new[] { nodes.One, nodes.Other })
        {
            var scheduler = await node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            scheduler.ListenerManager.AddJobListener(new Noting(runs), []);
        }

        await Eventually.TrueAsync(() => Task.FromResult(runs.Count(run => run.Job == "RaiseOverdueEscalations") >= 5));
        await nodes.One.StopAsync();
        var before = runs.Count(run => run.Job == "RaiseOverdueEscalations");
        await Eventually.TrueAsync(() => Task.FromResult(runs.Count(run => run.Job == "RaiseOverdueEscalations") >= before + 3));
        var all = runs.ToList();
        Assert.Equal(all.Distinct().Order(), all.Order());
    }

    [Fact]
    public async Task Should_count_what_arrives_at_both_into_one_alert_as_one_node_does()
    {
        await using var nodes = await Nodes.StartAsync();
        var (here, there) = (await nodes.One.WithKeyAsync(Role.Shipper, 1), await nodes.Other.WithKeyAsync(Role.Shipper, 1));
        for (var i = 0; i < 24; i++)
        {
            await here.ShipAsync(Attacks.SshFailure("203.0.113.41", Began + TimeSpan.FromSeconds(i)));
            await (i % 2 == 0 ? here : there).ShipAsync(Attacks.SshFailure("203.0.113.42", Began + TimeSpan.FromSeconds(i)));
        }

        var alone = (await nodes.One.AlertsOfAsync("203.0.113.41")).Select(Told).ToList();
        Assert.NotEmpty(alone);
        await Eventually.TrueAsync(async () => alone.SequenceEqual((await nodes.Other.AlertsOfAsync("203.0.113.42")).Select(Told)), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Should_correlate_on_one_node_what_arrives_at_the_other_within_a_second()
    {
        await using var nodes = await Nodes.StartAsync();
        var (here, there) = (await nodes.One.WithKeyAsync(Role.Shipper, 1), await nodes.Other.WithKeyAsync(Role.Shipper, 1));
        var team = await nodes.Other.WithKeyAsync(Role.Analyst);
        await here.ShipAsync(Attacks.SshFailure("203.0.113.43", Began));
        var correlates = await CorrelatesAsync(nodes);
        Assert.NotEqual("", correlates);

        // Several, because a node that only looks every five seconds may look at the right moment once.
        for (var guesser = 50; guesser < 55; guesser++)
        {
            var address = $"203.0.113.{guesser}";
            await there.ShipAsync(Failures(address, 0, 12));
            await Eventually.TrueAsync(async () => Counts(await team.AlertsAsync("entity=" + address)) is [12], TimeSpan.FromSeconds(1));
        }

        Assert.Equal(correlates, await CorrelatesAsync(nodes));
    }

    [Fact]
    public async Task Should_go_on_correlating_in_the_middle_of_a_window_when_the_node_that_did_stops()
    {
        await using var nodes = await Nodes.StartAsync();
        var (here, there) = (await nodes.One.WithKeyAsync(Role.Shipper, 1), await nodes.Other.WithKeyAsync(Role.Shipper, 1));
        await here.ShipAsync(Failures("203.0.113.45", 0, 2));
        await there.ShipAsync(Failures("203.0.113.45", 2, 2));
        await using (var nobody = new NpgsqlConnection(nodes.Database.ConnectionString + ";Pooling=false"))
        {
            // Takes the duty as soon as it is free, before the other node asks for it.
            await nobody.OpenAsync();
            await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({PostgreSqlEar.OnDuty})", nobody);
            var taken = take.ExecuteNonQueryAsync();
            await nodes.One.StopAsync();
            await taken;
            await there.ShipAsync(Failures("203.0.113.45", 4, 8));
            Assert.Empty(await nodes.Other.AlertsOfAsync("203.0.113.45"));
        }

        await Eventually.TrueAsync(async () => Counts(await nodes.Other.AlertsOfAsync("203.0.113.45")) is [12], TimeSpan.FromSeconds(5));
    }

    private static DateTimeOffset Began => TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(2);

    private static object[] Failures(string address, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => Attacks.SshFailure(address, Began + TimeSpan.FromSeconds(i)))];

    private static List<long> Counts(List<JsonElement> alerts) => [.. alerts.Select(alert => alert.GetProperty("count").GetInt64())];

    private static Task<string> CorrelatesAsync(Nodes nodes) => nodes.Other.WithDatabaseAsync(async database => await database.CorrelationTurns.Select(turn => turn.Node).SingleOrDefaultAsync() ?? "");

    private static (string? Rule, long Count) Told(JsonElement alert) => (alert.GetProperty("ruleTitle").GetString(), alert.GetProperty("count").GetInt64());

    private static bool OnDuty(RunningService node) => node.Services.GetRequiredService<NodeDuty>().Held;

    private sealed class Nodes(TestDatabase database, RunningService one, RunningService other) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public RunningService One => one;

        public RunningService Other => other;

        public static async Task<Nodes> StartAsync(params string[] settings)
        {
            var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
            var one = await RunningService.StartAsync([.. database.Settings, .. settings]);
            return new Nodes(database, one, await RunningService.StartEmptyAsync([.. database.Settings, .. settings]));
        }

        public async ValueTask DisposeAsync()
        {
            await other.DisposeAsync();
            await one.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    private sealed class Counting : IJournalConsumer
    {
        public ConcurrentQueue<long> Handled { get; } = [];

        public string Name => "counting";

        public IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "case.opened" };

        public Task HandleAsync(JournalEntry entry, Fact fact, CancellationToken cancellationToken)
        {
            Handled.Enqueue(entry.Seq);
            return Task.CompletedTask;
        }
    }

    private sealed class Noting(ConcurrentQueue<(string Job, DateTimeOffset At)> runs) : IJobListener
    {
        public string Name => "noting";

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            runs.Enqueue((context.JobDetail.Key.Name, context.ScheduledFireTimeUtc!.Value));
            return ValueTask.CompletedTask;
        }
    }
}
