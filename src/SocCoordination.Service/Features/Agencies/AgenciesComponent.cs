using SocCoordination.Service.Configuration;
using SocCoordination.Service.Jobs;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Agencies, their systems, and where their logs come from.</summary>
internal sealed class AgenciesComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<SilenceOptions>(SilenceOptions.Section);
        services.AddJob<FindSilentSources>(Every.Interval(TimeSpan.FromMinutes(1)));
        services.AddSingleton<AffectedSystems>();
        services.AddSingleton<SyslogSenders>();
        services.AddSingleton<IAudit, AgencyAudit>();
    }

    public void MapEndpoints(WebApplication app) => AgenciesEndpoints.Map(app);
}
