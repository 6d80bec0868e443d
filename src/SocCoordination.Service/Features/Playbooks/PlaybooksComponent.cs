namespace SocCoordination.Service.Features.Playbooks;

/// <summary>Playbooks and the reporting data.</summary>
internal sealed class PlaybooksComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PlaybookCatalogue>();
        services.AddSingleton<IncidentTypes>();
    }
}
