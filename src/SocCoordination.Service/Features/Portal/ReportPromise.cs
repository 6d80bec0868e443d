using Microsoft.Extensions.Options;
using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary>By when the team will have read a report: what its sender is told, by how bad the category is.</summary>
internal sealed class ReportPromise(IOptionsMonitor<PortalOptions> options)
{
    public TimeSpan Within(ReportCategory category) => category switch
    {
        ReportCategory.Ransom => options.CurrentValue.ReadCritical,
        ReportCategory.Website or ReportCategory.Account => options.CurrentValue.ReadHigh,
        _ => options.CurrentValue.ReadOther,
    };

    public DateTimeOffset ReadBy(ReportView report) => report.ReceivedAt + Within(report.Category);
}
