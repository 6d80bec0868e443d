using SocCoordination.Service.Configuration;
using SocCoordination.Service.Features.Alerts.Queue;
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
        services.AddCheckedOptions<TriageOptions>(TriageOptions.Section);
        services.AddSingleton<ClaimTarget>();
        services.AddScoped<AlertSparks>();
        services.AddScoped<QueueSelection>();
        services.AddScoped<QueueRows>();
        services.AddScoped<AlertsDesk.DeskAnswers>();
    }

    public void MapEndpoints(WebApplication app)
    {
        AlertsEndpoints.Map(app);
        AlertsDesk.Map(app);
    }
}
