using SocCoordination.Service.Features.Cases.Deadlines;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Cases: the incidents that the team works on.</summary>
internal sealed class CasesComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CaseNumbers>();
        services.AddScoped<CaseAlerts>();
        services.AddScoped<CasePlaybook>();
        services.AddScoped<CaseTimeline>();
        services.AddScoped<CaseHistory>();
        services.AddSingleton<IAudit, CaseAudit>();
    }

    public void MapEndpoints(WebApplication app)
    {
        CasesEndpoints.Map(app);
        CasesDesk.Map(app);
    }
}
