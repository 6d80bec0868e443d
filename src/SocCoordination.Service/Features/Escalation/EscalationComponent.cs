using SocCoordination.Service.Configuration;
using SocCoordination.Service.Jobs;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Escalations to the national CERT.</summary>
internal sealed class EscalationComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<EscalationOptions>(EscalationOptions.Section);
        services.AddSingleton<EscalationPolicy>();
        services.AddSingleton<IAudit, EscalationAudit>();
        services.AddScoped<IJournalConsumer, EscalateByPlaybook>();
        services.AddJob<RaiseOverdueEscalations, EscalationOptions>(options => Every.Interval(options.Look));
    }

    public void MapEndpoints(WebApplication app)
    {
        EscalationEndpoints.Map(app);
        EscalationDesk.Map(app);
    }
}
