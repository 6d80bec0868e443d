namespace SocCoordination.Service.Features.Hunting;

/// <summary>Searching and exporting events.</summary>
internal sealed class HuntingComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<EventScope>();
        services.AddScoped<AgencyChoice>();
    }

    public void MapEndpoints(WebApplication app) => HuntingEndpoints.Map(app);
}
