using Quartz;

namespace SocCoordination.Service.Jobs;

/// <summary>
/// Runs Quartz. A stop waits for what jobs are doing, but not, as Quartz itself would, until their ends are noted in a database that may be gone.
/// </summary>
internal sealed partial class JobsAtWork(QuartzHostedService quartz, ISchedulerFactory factory, TimeProvider clock, ILogger<JobsAtWork> log) : IHostedService, IJobListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private int _running;

    public string Name => "at-work";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        (await factory.GetScheduler(cancellationToken)).ListenerManager.AddJobListener(this, []);
        await quartz.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await (await factory.GetScheduler(cancellationToken)).Standby(cancellationToken);
        var started = clock.GetTimestamp();
        while (Volatile.Read(ref _running) > 0)
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                LogLeft(log, _running, Patience.TotalSeconds);
                break;
            }

            await Task.Delay(Look, clock, cancellationToken);
        }

        await quartz.StopAsync(cancellationToken);
    }

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _running);
        return ValueTask.CompletedTask;
    }

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        Interlocked.Decrement(ref _running);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Jobs} jobs did not end within {Seconds} s; what they had not committed is done at the next start or by another node.")]
    private static partial void LogLeft(ILogger log, int jobs, double seconds);
}
