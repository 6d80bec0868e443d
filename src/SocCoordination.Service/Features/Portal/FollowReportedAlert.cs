using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Portal;

/// <summary>What the team does with a report's alert shows on the report: taken up when claimed, finished when closed.</summary>
internal sealed class FollowReportedAlert(SocDbContext database, JournalBuffer journal) : IJournalConsumer
{
    public string Name => "follow-reported-alert";

    public IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "alert.claimed", "alert.added_to_case", "alert.closed" };

    public async Task HandleAsync(JournalEntry entry, Fact fact, CancellationToken cancellationToken)
    {
        var alert = ((AlertFact)fact).Alert;
        var id = await database.Alerts.Where(one => one.Id == alert).Select(one => one.ReportId).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
            return;
        var report = await database.Reports.SingleAsync(one => one.Id == id, cancellationToken);
        if (fact is AlertClosed)
        {
            if (report.Close(entry.At))
                journal.Record(new ReportClosed(report.Reference, report.AgencyId));
        }
        else if (report.Handle(entry.At))
        {
            journal.Record(new ReportTakenUp(report.Reference, report.AgencyId));
        }
    }
}
