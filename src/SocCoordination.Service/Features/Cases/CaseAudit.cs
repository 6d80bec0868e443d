using SocCoordination.Service.Features.Cases.Deadlines;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Cases;

/// <summary>What the journal's entries on cases say to a person.</summary>
internal sealed class CaseAudit : IAudit
{
    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<CaseOpened>("case.opened", Audience.Team,
            fact => $"Mở sự cố {fact.Case}: {fact.Title}{From(fact.Alerts, " từ cảnh báo ")}",
            fact => $"Opened case {fact.Case}: {fact.Title}{From(fact.Alerts, " from alerts ")}"),
        FactKind.Of<CaseMoved>("case.moved", Audience.Team | Audience.Liaison,
            fact => $"Chuyển sang bước “{CaseTexts.Of(fact.To, false)}”{Because(fact.Reason)}",
            fact => $"Moved to step “{CaseTexts.Of(fact.To, true)}”{Because(fact.Reason)}"),
        FactKind.Of<CaseEdited>("case.edited", Audience.Team,
            fact => $"Sửa thông tin sự cố: {Fields(fact, Vietnamese)}",
            fact => $"Edited the case: {Fields(fact, English)}"),
        FactKind.Of<CaseAssigned>("case.assigned", Audience.Team,
            fact => $"Giao cho {fact.OwnerName} phụ trách",
            fact => $"Assigned to {fact.OwnerName}"),
        FactKind.Of<NoteAdded>("case.note_added", Audience.Team, _ => "Ghi chú nội bộ", _ => "Added a team note"),
        FactKind.Of<PlaybookStarted>("case.playbook_started", Audience.Team,
            fact => $"Bắt đầu kịch bản “{fact.TitleVi}” ({fact.Tasks} việc)",
            fact => $"Started playbook “{fact.TitleEn}” ({fact.Tasks} tasks)"),
        FactKind.Of<TaskAdded>("task.added", Audience.Team, fact => $"Thêm việc: {fact.Title}", fact => $"Added task: {fact.Title}"),
        FactKind.Of<TaskApproved>("task.approved", Audience.Team, fact => $"Đồng ý cho làm: {fact.TitleVi}", fact => $"Approved: {fact.TitleEn}"),
        FactKind.Of<TaskFinished>("task.finished", Audience.Team,
            fact => $"{(fact.State == TaskState.Skipped ? "Bỏ qua" : "Xong")}: {fact.TitleVi}{Because(fact.Outcome)}",
            fact => $"{(fact.State == TaskState.Skipped ? "Skipped" : "Done")}: {fact.TitleEn}{Because(fact.Outcome)}"),
        FactKind.Of<MomentDeclared>("case.moment_declared", Audience.Team,
            fact => fact.Holds ? $"Xác định: {DeadlineTexts.Of(fact.What, false)}" : $"Không còn đúng: {DeadlineTexts.Of(fact.What, false)}",
            fact => fact.Holds ? $"Determined: {DeadlineTexts.Of(fact.What, true)}" : $"No longer holds: {DeadlineTexts.Of(fact.What, true)}"),
        FactKind.Of<NoticeSent>("case.notice_sent", Audience.Team,
            fact => $"Đã gửi: {fact.FormVi} ({fact.Article}){Because(fact.Reference)}",
            fact => $"Sent: {fact.FormEn} ({fact.Article}){Because(fact.Reference)}"),
        FactKind.Of<TaskReopened>("task.reopened", Audience.Team, fact => $"Làm lại: {fact.TitleVi}", fact => $"Reopened: {fact.TitleEn}"),
    ];

    private static readonly Dictionary<string, string> Vietnamese = new()
    {
        ["title"] = "tên", ["summary"] = "tóm tắt", ["severity"] = "mức độ", ["tlp"] = "TLP", ["incident_type"] = "loại sự cố", ["agencies"] = "cơ quan", ["systems"] = "hệ thống",
    };

    private static readonly Dictionary<string, string> English = new()
    {
        ["title"] = "title", ["summary"] = "summary", ["severity"] = "severity", ["tlp"] = "TLP", ["incident_type"] = "incident type", ["agencies"] = "agencies", ["systems"] = "systems",
    };

    private static string From(IReadOnlyList<string> alerts, string word) => alerts.Count == 0 ? "" : word + string.Join(", ", alerts);

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $" — {reason}";

    private static string Fields(CaseEdited fact, Dictionary<string, string> names) =>
        string.Join("; ", fact.Changes.Select(change => $"{names.GetValueOrDefault(change.Key, change.Key)} → {change.Value ?? "—"}"));
}
