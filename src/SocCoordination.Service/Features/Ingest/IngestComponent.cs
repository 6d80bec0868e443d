using SocCoordination.Events.Normalisation;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Where logs come in.</summary>
internal sealed class IngestComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<IngestOptions>(IngestOptions.Section);
        services.AddSingleton(provider => new Normaliser(new NormaliserOptions { Zone = provider.GetRequiredService<InstallationState>().Zone }));
        services.AddSingleton<BytesAtWork>();
        services.AddSingleton<IngestPipeline>();
        services.AddScoped<BulkDoor>();
        services.AddSingleton<SourceTracker>();
        services.AddHostedService(provider => provider.GetRequiredService<SourceTracker>());
        services.AddHostedService<SyslogUdp>();
        services.AddHostedService<SyslogTcp>();
        services.AddSingleton<SyslogDoor>();
    }

    public void MapEndpoints(WebApplication app) => ElasticsearchDoor.Map(app);
}
