using MediatR;
using Microsoft.EntityFrameworkCore;
using Quartz;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Escalation.Model;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>The job that looks for escalations that nobody acknowledged.</summary>
[DisallowConcurrentExecution]
internal sealed class RaiseOverdueEscalations(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("escalation");
        var now = clock.GetUtcNow();
        // Looking takes no lock; only where something is due is the write gate entered.
        if (await scope.ServiceProvider.GetRequiredService<SocDbContext>().Escalations.AnyAsync(one => one.State == EscalationState.Sent && one.AcknowledgeBy <= now, cancellationToken))
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RaiseOverdue.Command(), cancellationToken);
    }
}
