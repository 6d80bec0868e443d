using MediatR;
using Quartz;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>The job that looks for sources that fell silent.</summary>
[DisallowConcurrentExecution]
internal sealed class FindSilentSources(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("sources");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReportSilence.Command(), cancellationToken);
    }
}
