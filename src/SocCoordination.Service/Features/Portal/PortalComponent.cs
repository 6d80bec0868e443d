using SocCoordination.Service.Configuration;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Reports from agencies.</summary>
internal sealed class PortalComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<PortalOptions>(PortalOptions.Section);
        services.AddSingleton<ReportTokens>();
        services.AddSingleton<DraftSeal>();
        services.AddSingleton<ReportPromise>();
        services.AddSingleton<IAudit, ReportAudit>();
        services.AddScoped<IJournalConsumer, FollowReportedAlert>();
    }

    public void MapEndpoints(WebApplication app) => PortalEndpoints.Map(app);
}
