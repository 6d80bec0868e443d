using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Demo;
using SocCoordination.Service.Features.Detection;
using SocCoordination.Service.Features.Escalation;
using SocCoordination.Service.Features.Hunting;
using SocCoordination.Service.Features.Ingest;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Portal;
using SocCoordination.Service.Features.Posture;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Jobs;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Operations;
using SocCoordination.Service.Pipeline;
using SocCoordination.Service.Realtime;
using SocCoordination.Service.Ui;

namespace SocCoordination.Service;

/// <summary>One part of the service: what it registers, and what it answers.</summary>
internal interface IServiceComponent
{
    /// <summary>Registers the part's services and checked options.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the part's endpoints; each declares who may call it, the default is nobody.</summary>
    void MapEndpoints(WebApplication app)
    {
    }
}

/// <summary>The parts of the service, in the order in which they start.</summary>
internal static class Components
{
    public static readonly IReadOnlyList<IServiceComponent> All =
    [
        new OperationsComponent(),
        new DataComponent(),
        new EventStoreComponent(),
        new JournalComponent(),
        new PipelineComponent(),
        new ApiComponent(),
        new AccessComponent(),
        new SetupComponent(),
        new AgenciesComponent(),
        new DetectionComponent(),
        new IngestComponent(),
        new AlertsComponent(),
        new PlaybooksComponent(),
        new CasesComponent(),
        new EscalationComponent(),
        new PortalComponent(),
        new HuntingComponent(),
        new PostureComponent(),
        new DemoComponent(),
        new RealtimeComponent(),
        new JobsComponent(),
        new UiComponent(),
    ];
}
