using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;

namespace SocCoordination.Service.Features.Cases;

/// <summary>A case as lists show it.</summary>
public sealed record CaseSummary(
    string Case, string Title, CaseStatus Status, Severity Severity, Tlp Tlp, string? IncidentType, string Owner, string OwnerName,
    DateTimeOffset DetectedAt, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, DateTimeOffset? EscalatedAt, int TasksDone, int Tasks, int Alerts);

/// <summary>A case with all that its page shows, but the team's notes, which only the team asks for.</summary>
public sealed record CaseDetail(
    CaseSummary Case, string? Summary, string? Playbook, IReadOnlyList<CaseStatus> NextSteps,
    IReadOnlyList<NamedAgency> Agencies, IReadOnlyList<NamedSystem> Systems,
    IReadOnlyList<AlertView> Alerts, IReadOnlyList<TaskView> Tasks, IReadOnlyList<NoteView> Notes, IReadOnlyList<TimelineEntry> Timeline);

public sealed record TaskView(
    int Id, string? PlaybookTask, CaseStatus Phase, string TitleVi, string TitleEn, string? DetailVi, string? DetailEn, IReadOnlyList<string> After,
    bool NeedsApproval, string? ApprovedByName, DateTimeOffset? ApprovedAt, TaskState State, string? DoneByName, DateTimeOffset? DoneAt, string? Outcome)
{
    public string Title(bool english) => english ? TitleEn : TitleVi;

    public string? Detail(bool english) => english ? DetailEn : DetailVi;
}

public sealed record NoteView(int Id, DateTimeOffset At, string AuthorName, string Text);

/// <summary>One entry of the journal as the timeline shows it.</summary>
/// <param name="Kind">See <see cref="Journal.FactCatalogue"/>.</param>
public sealed record TimelineEntry(long Seq, DateTimeOffset At, string ActorName, string Kind, string Subject, string Vietnamese, string English)
{
    public string Sentence(bool english) => english ? English : Vietnamese;
}
