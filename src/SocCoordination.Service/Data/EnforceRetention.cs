using Microsoft.Extensions.Options;
using Quartz;
using SocCoordination.Storage;

namespace SocCoordination.Service.Data;

/// <summary>The job that keeps the event store within its age and size.</summary>
[DisallowConcurrentExecution]
internal sealed partial class EnforceRetention(IEventRetention store, IOptionsMonitor<StorageOptions> options, ILogger<EnforceRetention> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = options.CurrentValue;
        long? most = now.MaxGigabytes > 0 ? (long)(now.MaxGigabytes * (1L << 30)) : null;
        var outcome = await store.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(now.RetentionDays), most), cancellationToken);
        if (outcome.RemovedEvents > 0)
            LogRemoved(log, outcome.RemovedEvents, outcome.RemovedForSize ? "their age and the store's size" : "their age", outcome.OldestKept);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Events} events for {Reason}; the oldest now arrived on {Oldest:yyyy-MM-dd}.")]
    private static partial void LogRemoved(ILogger log, long events, string reason, DateTimeOffset? oldest);
}
