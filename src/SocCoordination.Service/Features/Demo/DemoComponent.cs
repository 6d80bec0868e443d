using SocCoordination.Service.Configuration;

namespace SocCoordination.Service.Features.Demo;

/// <summary>The trial: a province to look at, and a simulator that plays it. Sleeps in every real installation.</summary>
internal sealed class DemoComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DemoOptions>(DemoOptions.Section);
        services.AddHostedService<DemoStart>();
        services.AddHostedService<DemoSimulator>();
    }
}
