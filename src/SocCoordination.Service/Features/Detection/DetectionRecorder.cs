using System.Threading.Channels;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Records what the rules found: the durable log of matches, each once; the alerts of single events; and, on the node on duty,
/// what correlation makes of the log and its alerts. Everything that waits is recorded in one transaction; each caller is
/// answered when its own part is durable.
/// </summary>
internal sealed partial class DetectionRecorder(IServiceScopeFactory scopes, NodeDuty duty, RuleBook rules, Correlator correlator, TimeProvider clock, ILogger<DetectionRecorder> log) : BackgroundService
{
    private const int MostTogether = 2000;

    /// <summary>How often correlation is told that time passes: conditions with an upper bound are judged when their frame is over.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <summary>How long the first matches wait to learn whether this node correlates; otherwise they are logged, and correlated by whoever does.</summary>
    private static readonly TimeSpan DutyTime = TimeSpan.FromSeconds(2);

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
        await Task.WhenAny(duty.Asked, Task.Delay(DutyTime, clock, stoppingToken));
        using var timer = new PeriodicTimer(Tick, clock);
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        var more = _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        var called = duty.Called;
        while (true)
        {
            await Task.WhenAny(more, tick, called);
            if (more.IsCompleted)
            {
                if (!await more)
                    return;
                await DrainAsync();
                more = _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            }

            if (called.IsCompleted)
            {
                called = duty.Called;
                await CorrelateAsync(now: null);
            }

            if (tick.IsCompleted)
            {
                await CorrelateAsync(clock.GetUtcNow());
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
            await CommitAsync(together, now: null);
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

    /// <param name="now">Tells correlation that time has passed until then; null: looks whether other nodes logged something.</param>
    private async Task CorrelateAsync(DateTimeOffset? now)
    {
        if (!duty.Held)
            return;
        try
        {
            if (now is not null || await OthersLoggedAsync())
                await CommitAsync([], now);
        }
        catch (Exception error)
        {
            LogCorrelationFailed(log, error);
        }
    }

    private async Task<bool> OthersLoggedAsync()
    {
        await using var scope = OpenScope();
        var turn = await scope.ServiceProvider.GetRequiredService<CorrelationMemory>().TurnAsync(CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<DetectionLog>().AnyAfterAsync(turn.Observed, CancellationToken.None);
    }

    private async Task CommitAsync(IReadOnlyList<Waiting> together, DateTimeOffset? now)
    {
        await using var scope = OpenScope();
        var record = scope.ServiceProvider.GetRequiredService<RecordMatches>();
        var matches = MatchesOf(together);
        try
        {
            await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
            {
                await record.RunAsync(matches, now, CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }
        catch
        {
            // What was told since is not stored.
            correlator.Forget();
            throw;
        }
    }

    private AsyncServiceScope OpenScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("detection");
        return scope;
    }

    private List<Match> MatchesOf(IReadOnlyList<Waiting> together)
    {
        var current = rules.Current;
        return [.. together.SelectMany(waiting => waiting.Found.Select(found => new Match(found, waiting.Arrived, ObservedValues.Of(current.Set, current.Plan, found))))];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The matches of {Batches} batches could not be recorded together; trying each by itself.")]
    private static partial void LogTogetherFailed(ILogger log, Exception error, int batches);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Matches} matches could not be recorded; the shipper is told to send again.")]
    private static partial void LogFailed(ILogger log, Exception error, int matches);

    [LoggerMessage(Level = LogLevel.Error, Message = "Correlation could not go on with the log; it starts again from what is stored.")]
    private static partial void LogCorrelationFailed(ILogger log, Exception error);

    private sealed record Waiting(IReadOnlyList<Detected> Found, DateTimeOffset Arrived)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
