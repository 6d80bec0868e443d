using SocCoordination.Service.Configuration;

namespace SocCoordination.Service.Features.Detection;

/// <summary>The rules in force, and what they find.</summary>
internal sealed class DetectionComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<RulesOptions>(RulesOptions.Section);
        services.AddSingleton<RuleBook>();
        services.AddHostedService(provider => provider.GetRequiredService<RuleBook>());
        services.AddSingleton<EventDetector>();
        services.AddSingleton<DetectionRecorder>();
        services.AddHostedService(provider => provider.GetRequiredService<DetectionRecorder>());
        services.AddSingleton<CountedAlerts>();
        services.AddHostedService(provider => provider.GetRequiredService<CountedAlerts>());
        services.AddScoped<AlertBook>();
    }
}
