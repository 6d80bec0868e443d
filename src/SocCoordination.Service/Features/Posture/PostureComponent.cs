namespace SocCoordination.Service.Features.Posture;

/// <summary>How the province stands, month by month.</summary>
internal sealed class PostureComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<PostureLoading>();

    public void MapEndpoints(WebApplication app) => PostureEndpoints.Map(app);
}
