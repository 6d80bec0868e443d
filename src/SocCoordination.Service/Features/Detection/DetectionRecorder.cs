using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Records what the rules found: first the durable log of matches, each once, then the alerts. Everything that waits is
/// recorded in one transaction; each caller is answered when its own part is durable.
/// </summary>
internal sealed partial class DetectionRecorder(IServiceScopeFactory scopes, ILogger<DetectionRecorder> log) : BackgroundService
{
    private const int MostTogether = 2000;

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

    /// <summary>Finishes what was taken: ingest has stopped before, so that nothing new comes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var together = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            for (var count = 0; count < MostTogether && _waiting.Reader.TryRead(out var one); count += one.Found.Count)
                together.Add(one);
            await RecordTogetherAsync(together);
            together.Clear();
        }
    }

    private async Task RecordTogetherAsync(List<Waiting> together)
    {
        try
        {
            await RecordAsync(together);
            together.ForEach(one => one.Done.TrySetResult());
        }
        catch (Exception error) when (together.Count > 1)
        {
            // One of them may be at fault: the others must not fail with it.
            LogTogetherFailed(log, error, together.Count);
            foreach (var one in together)
                await RecordTogetherAsync([one]);
        }
        catch (Exception error)
        {
            LogFailed(log, error, together[0].Found.Count);
            together[0].Done.TrySetException(new EventStoreUnavailableException("The matches could not be recorded: " + error.Message, error));
        }
    }

    private async Task RecordAsync(IReadOnlyList<Waiting> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("detection");
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        var alerts = scope.ServiceProvider.GetRequiredService<AlertBook>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
        {
            var attacks = new List<Attack>();
            foreach (var waiting in together)
            {
                foreach (var found in waiting.Found)
                {
                    if (await IsNewAsync(database, found, waiting.Arrived) && found.Rule.RaisesAlerts)
                        attacks.Add(AttackReading.Of(found));
                }
            }

            await alerts.EnterAsync(attacks, CancellationToken.None);
            return true;
        }, CancellationToken.None);
    }

    private static async Task<bool> IsNewAsync(SocDbContext database, Detected found, DateTimeOffset arrived)
    {
        var (id, at, at2) = (found.Event.Id.ToByteArray(), found.Event.Timestamp.ToUnixTimeMilliseconds(), arrived.ToUnixTimeMilliseconds());
        return await database.Database.ExecuteSqlAsync(
            $"INSERT INTO detections (rule_id, event_id, at, arrived, agency_id) VALUES ({found.Rule.Id}, {id}, {at}, {at2}, {found.Event.AgencyId}) ON CONFLICT DO NOTHING") == 1;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The matches of {Batches} batches could not be recorded together; trying each by itself.")]
    private static partial void LogTogetherFailed(ILogger log, Exception error, int batches);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Matches} matches could not be recorded; the shipper is told to send again.")]
    private static partial void LogFailed(ILogger log, Exception error, int matches);

    private sealed record Waiting(IReadOnlyList<Detected> Found, DateTimeOffset Arrived)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
