using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Operations;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Records a new alert and says so in the journal; inside a unit of work.</summary>
internal sealed class AlertOpening(SocDbContext database, JournalBuffer journal, Telemetry telemetry)
{
    public async Task OpenAsync(Alert alert, string? agencyName, CancellationToken cancellationToken)
    {
        alert.SearchText = FoldedText.Of(alert.SentenceVi, alert.SentenceEn, alert.RuleTitle, alert.Host, alert.Entity, agencyName);
        database.Alerts.Add(alert);
        await database.SaveChangesAsync(cancellationToken);
        telemetry.AlertOpened(SnakeCase.Of(alert.Severity.ToString()));
        journal.Record(new AlertOpened(alert.Id, alert.AgencyId, alert.Kind, alert.RuleId, alert.Severity, alert.SentenceVi, alert.SentenceEn));
    }
}
