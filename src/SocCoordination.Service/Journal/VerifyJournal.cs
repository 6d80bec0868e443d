using Quartz;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Journal;

/// <summary>The nightly check of the journal; notes the head down where it is whole.</summary>
[DisallowConcurrentExecution]
internal sealed partial class VerifyJournal(IServiceScopeFactory scopes, JournalAnchors anchors, ILogger<VerifyJournal> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var check = await scope.ServiceProvider.GetRequiredService<JournalVerifier>().CheckAsync(cancellationToken);
        if (check.Faults.Count > 0)
        {
            LogFault(log, check.Faults.Count, check.Faults[0].What);
        }
        else if (check.Entries > 0)
        {
            anchors.Note(check.Entries, check.LastHash);
            LogWhole(log, check.Entries, Convert.ToHexStringLower(check.LastHash));
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal has {Faults} faults; the first: {What}. Run soc verify-journal, keep the data folder as it is, and tell whoever answers for the audit.")]
    private static partial void LogFault(ILogger log, int faults, string what);

    [LoggerMessage(Level = LogLevel.Information, Message = "The journal is whole: {Entries} entries, head {Hash}.")]
    private static partial void LogWhole(ILogger log, long entries, string hash);
}
