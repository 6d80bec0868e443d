using MediatR;
using SocCoordination.Events.Normalisation;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Features.Ingest.Pull;
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
        services.AddSingleton<PullStates>();
        services.AddSingleton<PullFeed>();
        // After the tracker, so that it stops before it and the tracker writes down what it took last.
        services.AddHostedService<PullService>();
    }

    public void MapEndpoints(WebApplication app)
    {
        ElasticsearchDoor.Map(app);
        app.MapApi("/sources").MapGet("/pull", (IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new ListPulls.Query(), cancellationToken)).AllowRoles(RoleNames.TeamAndAdministrator).WithTags("sources");
    }
}
