using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using SocCoordination.Detection.Correlation;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Detection;

/// <summary>The job that keeps the log of matches as long as the events themselves, and what correlation needs as long as a window can ask for it.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetOldMatches(IServiceScopeFactory scopes, RuleBook rules, IOptionsMonitor<StorageOptions> options, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        // A fresh engine knows each rule's need; its clock is now.
        var engine = new CorrelationEngine(rules.Current.Plan);
        engine.Advance(clock.GetUtcNow());
        var kept = (clock.GetUtcNow() - TimeSpan.FromDays(options.CurrentValue.RetentionDays)).ToUnixTimeMilliseconds();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
        {
            await scope.ServiceProvider.GetRequiredService<CorrelationMemory>().ForgetAsync(engine.Plan, engine.Horizon, cancellationToken);
            await database.Database.ExecuteSqlAsync($"DELETE FROM detections WHERE fields IS NULL AND arrived < {kept}", cancellationToken);
            return true;
        }, cancellationToken);
    }
}
