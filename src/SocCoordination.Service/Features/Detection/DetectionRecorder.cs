using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Detection.Correlation;
using SocCoordination.Events.Ecs;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Storage;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Records what the rules found: the durable log of matches, each once; what correlation makes of them; the alerts.
/// Everything that waits is recorded in one transaction; each caller is answered when its own part is durable.
/// </summary>
internal sealed partial class DetectionRecorder(
    IServiceScopeFactory scopes, IDatabaseKind kind, NodeDuty duty, Correlator correlator, TimeProvider clock, ILogger<DetectionRecorder> log) : BackgroundService
{
    private const int MostTogether = 2000;

    /// <summary>How often correlation is told that time passes: conditions with an upper bound are judged when their frame is over.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    /// <exception cref="EventStoreUnavailableException">The matches could not be recorded; the same batch may come again.</exception>
    public async Task RecordAsync(IReadOnlyList<Detected> found, DateTimeOffset arrived)
    {
        if (found.Count == 0)
            return;
        var waiting = new Waiting(found, arrived);
        if (!_waiting.Writer.TryWrite(waiting))
            throw new EventStoreUnavailableException("The service is stopping.");
        await waiting.Done.Task;
    }

    /// <summary>Finishes what was taken: the web server has stopped before, so that nothing new comes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        var more = _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        while (true)
        {
            await Task.WhenAny(more, tick);
            if (more.IsCompleted)
            {
                if (!await more)
                    return;
                await DrainAsync();
                more = _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            }

            if (tick.IsCompleted)
            {
                await AdvanceAsync();
                tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
            }
        }
    }

    private async Task DrainAsync()
    {
        var together = new List<Waiting>();
        for (var count = 0; count < MostTogether && _waiting.Reader.TryRead(out var one); count += one.Found.Count)
            together.Add(one);
        await RecordTogetherAsync(together);
    }

    private async Task RecordTogetherAsync(List<Waiting> together)
    {
        try
        {
            await CommitAsync((database, memory) => ObserveAsync(database, memory, together));
            together.ForEach(one => one.Done.TrySetResult());
        }
        catch (Exception error) when (together.Count > 1 && !DatabaseAway.Is(error))
        {
            // One of them may be at fault: the others must not fail with it.
            LogTogetherFailed(log, error, together.Count);
            foreach (var one in together)
                await RecordTogetherAsync([one]);
        }
        catch (Exception error)
        {
            LogFailed(log, error, together.Sum(one => one.Found.Count));
            together.ForEach(one => one.Done.TrySetException(new EventStoreUnavailableException("The matches could not be recorded: " + error.Message, error)));
        }
    }

    private async Task AdvanceAsync()
    {
        try
        {
            // One node is enough; its engine must be where the last one that correlated left off, which only the transaction can say.
            if (duty.Held)
            {
                await CommitAsync(async (_, memory) =>
                {
                    await correlator.EnsureAsync(memory, CancellationToken.None);
                    return new Findings([], [correlator.Engine.Advance(clock.GetUtcNow())], new Dictionary<EventId, EcsEvent>());
                });
                correlator.Publish();
            }
        }
        catch (Exception error)
        {
            correlator.Forget();
            LogAdvanceFailed(log, error);
        }
    }

    /// <summary>What a transaction stores: alerts of single events, and what correlation told.</summary>
    private sealed record Findings(IReadOnlyList<Attack> Attacks, IReadOnlyList<CorrelationOutput> Correlated, IReadOnlyDictionary<EventId, EcsEvent> AtHand);

    private async Task CommitAsync(Func<SocDbContext, CorrelationMemory, Task<Findings>> find)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("detection");
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        var memory = scope.ServiceProvider.GetRequiredService<CorrelationMemory>();
        var firings = scope.ServiceProvider.GetRequiredService<FiringReading>();
        try
        {
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
            {
                if (await kind.CorrelatesAfterAnotherAsync(database, CancellationToken.None))
                    correlator.Forget();
                var findings = await find(database, memory);
                var attacks = findings.Attacks.ToList();
                foreach (var output in findings.Correlated)
                {
                    await memory.KeepAsync(output);
                    foreach (var change in output.Changes)
                    {
                        if (correlator.Rules.Find(change.Firing.RuleId) is { RaisesAlerts: true } rule && await firings.ReadAsync(change, rule, findings.AtHand) is { } attack)
                            attacks.Add(attack);
                    }
                }

                await scope.ServiceProvider.GetRequiredService<AlertBook>().EnterAsync(attacks, CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }
        catch
        {
            correlator.Forget();
            throw;
        }
    }

    private async Task<Findings> ObserveAsync(SocDbContext database, CorrelationMemory memory, IReadOnlyList<Waiting> together)
    {
        await correlator.EnsureAsync(memory, CancellationToken.None);
        var plan = correlator.Engine.Plan;
        var attacks = new List<Attack>();
        var correlated = new List<CorrelationOutput>();
        var atHand = new Dictionary<EventId, EcsEvent>();
        foreach (var (found, arrived) in together.SelectMany(waiting => waiting.Found.Select(found => (found, waiting.Arrived))))
        {
            var observed = plan.IsObserved(found.Rule.Id) ? ObservedValues.Of(correlator.Rules, found, plan.FieldsNeeded(found.Rule.Id)) : null;
            if (!await IsNewAsync(database, found, arrived, observed))
                continue;
            atHand[found.Event.Id] = found.Event;
            if (found.Rule.RaisesAlerts)
                attacks.Add(AttackReading.Of(found));
            if (observed is not null)
                correlated.Add(correlator.Engine.Observe(new Observation(found.Rule.Id, found.Event.Id, found.Event.Timestamp, arrived, observed)));
        }

        return new Findings(attacks, correlated, atHand);
    }

    private static async Task<bool> IsNewAsync(SocDbContext database, Detected found, DateTimeOffset arrived, Dictionary<string, string>? observed)
    {
        var (id, at, arrivedAt) = (found.Event.Id.ToByteArray(), found.Event.Timestamp.ToUnixTimeMilliseconds(), arrived.ToUnixTimeMilliseconds());
        var fields = observed is null ? null : CorrelationMemory.WriteFields(observed);
        return await database.Database.ExecuteSqlAsync(
            $"INSERT INTO detections (rule_id, event_id, at, arrived, agency_id, fields) VALUES ({found.Rule.Id}, {id}, {at}, {arrivedAt}, {found.Event.AgencyId}, {fields}) ON CONFLICT DO NOTHING") == 1;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The matches of {Batches} batches could not be recorded together; trying each by itself.")]
    private static partial void LogTogetherFailed(ILogger log, Exception error, int batches);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Matches} matches could not be recorded; the shipper is told to send again.")]
    private static partial void LogFailed(ILogger log, Exception error, int matches);

    [LoggerMessage(Level = LogLevel.Error, Message = "Correlation could not be told that time passes; it starts again from what is stored.")]
    private static partial void LogAdvanceFailed(ILogger log, Exception error);

    private sealed record Waiting(IReadOnlyList<Detected> Found, DateTimeOffset Arrived)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
