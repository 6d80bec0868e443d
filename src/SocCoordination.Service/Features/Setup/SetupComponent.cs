using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Setup;

/// <summary>First run.</summary>
internal sealed class SetupComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<InstallationState>();
        services.AddSingleton<ProvinceClock>();
        services.AddSingleton<SetupDoor>();
        services.AddSingleton<FirstEventWatch>();
        services.AddSingleton<IAudit, SetupAudit>();
        services.AddHostedService<SetupNotice>();
    }

    public void MapEndpoints(WebApplication app) => SetupEndpoints.Map(app);
}
