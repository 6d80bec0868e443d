using SocCoordination.Service.Configuration;
using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>Playbooks and the reporting data.</summary>
internal sealed class PlaybooksComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<PlaybookOptions>(PlaybookOptions.Section);
        services.AddSingleton<PlaybookLibrary>();
        services.AddSingleton<PlaybookCatalogue>();
        services.AddSingleton<IncidentTypes>();
        services.AddSingleton<ReportingProfiles>();
        services.AddSingleton<FirstAid>();
        services.AddHostedService<PlaybookWatch>();
    }

    public void MapEndpoints(WebApplication app) => PlaybooksEndpoints.Map(app);
}
