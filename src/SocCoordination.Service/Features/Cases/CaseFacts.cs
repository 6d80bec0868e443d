using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Something happened to a case.</summary>
internal abstract record CaseFact(string Case) : Fact
{
    public override string Subject => SubjectOf(Case);

    public static string SubjectOf(string number) => "case:" + number;
}

internal sealed record CaseOpened(string Case, string Title, Severity Severity, IReadOnlyList<string> Alerts, string? Playbook) : CaseFact(Case);

/// <param name="Escalated">The liaison follows an escalated case's steps, and no other's.</param>
internal sealed record CaseMoved(string Case, CaseStatus From, CaseStatus To, string? Reason, bool Escalated) : CaseFact(Case)
{
    public override Audience Hearers(Audience ofKind) => Escalated ? ofKind : ofKind & ~Audience.Liaison;
}

/// <summary>What was changed, as field → new value.</summary>
internal sealed record CaseEdited(string Case, IReadOnlyDictionary<string, string?> Changes) : CaseFact(Case);

internal sealed record CaseAssigned(string Case, string Owner, string OwnerName) : CaseFact(Case);

internal sealed record NoteAdded(string Case, int Note) : CaseFact(Case);

internal sealed record PlaybookStarted(string Case, string Playbook, string TitleVi, string TitleEn, int Tasks) : CaseFact(Case);

internal sealed record TaskAdded(string Case, int Task, string Title) : CaseFact(Case);

internal sealed record TaskApproved(string Case, int Task, string TitleVi, string TitleEn) : CaseFact(Case);

internal sealed record TaskFinished(string Case, int Task, string TitleVi, string TitleEn, TaskState State, string? Outcome, CaseStatus Phase) : CaseFact(Case);

internal sealed record TaskReopened(string Case, int Task, string TitleVi, string TitleEn) : CaseFact(Case);
