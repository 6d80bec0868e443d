using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Something happened to a report.</summary>
internal abstract record ReportFact(string Report, int? AgencyId) : Fact
{
    public override string Subject => "report:" + Report;

    public override int? Agency => AgencyId;
}

internal sealed record ReportReceived(string Report, int? AgencyId, string AgencyName, ReportCategory Category, bool ByPhone) : ReportFact(Report, AgencyId);

internal sealed record ReportRead(string Report, int? AgencyId) : ReportFact(Report, AgencyId);

internal sealed record ReportTakenUp(string Report, int? AgencyId) : ReportFact(Report, AgencyId);

internal sealed record ReportClosed(string Report, int? AgencyId) : ReportFact(Report, AgencyId);

internal sealed record ReportMessageWritten(string Report, int? AgencyId, int Message, bool FromTeam) : ReportFact(Report, AgencyId);
