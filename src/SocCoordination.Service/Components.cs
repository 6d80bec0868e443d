using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;
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
        new DataComponent(),
        new JournalComponent(),
        new PipelineComponent(),
        new AccessComponent(),
        new UiComponent(),
    ];
}
