namespace SocCoordination.Service.Features.Detection;

/// <summary>The rules in force, and what they find.</summary>
internal sealed class DetectionComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<EventDetector>();
        services.AddSingleton<DetectionRecorder>();
    }
}
