using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Turns alerts into what lists and the API show, in one query.</summary>
internal static class AlertViews
{
    public static IQueryable<AlertView> Viewed(this IQueryable<Alert> alerts, SocDbContext database) =>
        from alert in alerts
        join agency in database.Agencies on alert.AgencyId equals agency.Id into agencies
        from agency in agencies.DefaultIfEmpty()
        join system in database.Systems on alert.SystemId equals system.Id into systems
        from system in systems.DefaultIfEmpty()
        join inCase in database.Cases on alert.CaseId equals inCase.Id into cases
        from inCase in cases.DefaultIfEmpty()
        join report in database.Reports on alert.ReportId equals report.Id into reports
        from report in reports.DefaultIfEmpty()
        select new AlertView(
            alert.Id, AlertNumber.Of(alert.Id), alert.Kind, alert.RuleId, alert.RuleTitle, alert.Severity, alert.IncidentType, alert.Playbook,
            (alert.Techniques ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            agency == null ? null : new NamedAgency(agency.Id, agency.Name),
            system == null ? null : new NamedSystem(system.Id, system.Name, system.Level, system.Owner, system.PersonalData),
            alert.EntityField, alert.Entity, alert.Host, alert.SentenceVi, alert.SentenceEn,
            alert.FirstSeen, alert.LastSeen, alert.OpenedAt, alert.Count, alert.State, alert.Owner, alert.OwnerName, alert.ClaimedAt, alert.ClosedAt,
            alert.Verdict, alert.Note, inCase == null ? null : inCase.Number, report == null ? null : report.Reference);
}
