using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Alerts and their triage.</summary>
internal sealed class AlertsComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AlertChanges>();
        services.AddScoped<AlertOpening>();
        services.AddSingleton<IAudit, AlertAudit>();
    }

    public void MapEndpoints(WebApplication app) => AlertsEndpoints.Map(app);
}
