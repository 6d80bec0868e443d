using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Turns cases into what lists and the API show, in one query.</summary>
internal static class CaseViews
{
    public static IQueryable<CaseSummary> Summarised(this IQueryable<Case> cases, SocDbContext database) =>
        cases.Select(one => new CaseSummary(
            one.Number, one.Title, one.Status, one.Severity, one.Tlp, one.IncidentType, one.Owner, one.OwnerName,
            one.DetectedAt, one.OpenedAt, one.ClosedAt, one.EscalatedAt,
            one.Tasks.Count(task => task.State != TaskState.Open), one.Tasks.Count, database.Alerts.Count(alert => alert.CaseId == one.Id)));

    public static TaskView ToView(this CaseTask task) => new(
        task.Id, task.PlaybookTask, task.Phase, task.TitleVi, task.TitleEn, task.DetailVi, task.DetailEn,
        (task.After ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), task.NeedsApproval, task.ApprovedByName, task.ApprovedAt,
        task.State, task.DoneByName, task.DoneAt, task.Outcome);
}
