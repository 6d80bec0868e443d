using SocCoordination.Service.Access;

namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>One thing to do in a case, from its playbook or added by hand.</summary>
internal sealed class CaseTask
{
    public int Id { get; set; }

    public int CaseId { get; init; }

    public int Ordinal { get; init; }

    /// <summary>The task's id in the playbook; null for one added by hand.</summary>
    public string? PlaybookTask { get; init; }

    /// <summary>The process step that it serves.</summary>
    public CaseStatus Phase { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    public string? DetailVi { get; init; }

    public string? DetailEn { get; init; }

    /// <summary>Playbook ids of the tasks that come before it, separated by spaces.</summary>
    public string? After { get; init; }

    /// <summary>A service goes down when this is done: a team lead must agree first.</summary>
    public bool NeedsApproval { get; init; }

    public string? ApprovedByName { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public TaskState State { get; private set; }

    public string? DoneByName { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What was found or done, or why it was not needed.</summary>
    public string? Outcome { get; private set; }

    public void Approve(Caller by, DateTimeOffset at) => (ApprovedByName, ApprovedAt) = (by.Name, at);

    public void Finish(TaskState state, string? outcome, Caller by, DateTimeOffset at) =>
        (State, Outcome, DoneByName, DoneAt) = (state, outcome, by.Name, at);

    public void Reopen() => (State, Outcome, DoneByName, DoneAt) = (TaskState.Open, null, null, null);
}

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    Open,
    Done,

    /// <summary>Not needed here; the outcome says why.</summary>
    Skipped,
}
