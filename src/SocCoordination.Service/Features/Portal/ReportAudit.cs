using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Portal;

/// <summary>What the journal's entries on reports say to a person.</summary>
internal sealed class ReportAudit : IAudit
{
    private const Audience Both = Audience.Team | Audience.Agency;

    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<ReportReceived>("report.received", Both,
            fact => $"Tin báo {fact.Report} từ {fact.AgencyName}: {ReportTexts.Of(fact.Category, false)}",
            fact => $"Report {fact.Report} from {fact.AgencyName}: {ReportTexts.Of(fact.Category, true)}"),
        FactKind.Of<ReportRead>("report.read", Both, fact => $"Đã đọc tin báo {fact.Report}", fact => $"Read report {fact.Report}"),
        FactKind.Of<ReportTakenUp>("report.taken_up", Both, fact => $"Đang xử lý tin báo {fact.Report}", fact => $"Took up report {fact.Report}"),
        FactKind.Of<ReportClosed>("report.closed", Both, fact => $"Đã xong tin báo {fact.Report}", fact => $"Finished report {fact.Report}"),
        FactKind.Of<ReportMessageWritten>("report.message", Both,
            fact => fact.FromTeam ? $"Đội ứng cứu trả lời tin báo {fact.Report}" : $"Cơ quan viết thêm về tin báo {fact.Report}",
            fact => fact.FromTeam ? $"The team answered report {fact.Report}" : $"The agency wrote on report {fact.Report}"),
    ];
}
