using SocCoordination.Service.Configuration;
using SocCoordination.Service.Jobs;

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
        services.AddSingleton<Correlator>();
        services.AddScoped<RecordMatches>();
        services.AddScoped<DetectionLog>();
        services.AddScoped<CorrelateLog>();
        services.AddScoped<CorrelationMemory>();
        services.AddScoped<FiringReading>();
        services.AddJob<ForgetOldMatches>(Every.Interval(TimeSpan.FromMinutes(30)));
        services.AddSingleton<DetectionRecorder>();
        services.AddHostedService(provider => provider.GetRequiredService<DetectionRecorder>());
        services.AddSingleton<CountedAlerts>();
        services.AddHostedService(provider => provider.GetRequiredService<CountedAlerts>());
        services.AddScoped<AlertBook>();
    }

    public void MapEndpoints(WebApplication app) => RulesEndpoints.Map(app);
}
