using SocCoordination.Service.Access;

namespace SocCoordination.Service.Features.Alerts.Model;

/// <summary>One attack as one row: the same rule and group within its window, counted up.</summary>
internal sealed class Alert
{
    public long Id { get; set; }

    /// <summary>Hash of rule, group and the event that opened it: the same input never opens a second one.</summary>
    public required string Key { get; init; }

    public AlertKind Kind { get; init; }

    /// <summary>Sigma rule id; for reports and silence the name of what raised it.</summary>
    public required string RuleId { get; init; }

    public required string RuleTitle { get; init; }

    public Severity Severity { get; set; }

    /// <summary>An id of <c>playbooks/reporting/incident-types.yml</c>.</summary>
    public string? IncidentType { get; init; }

    public string? Playbook { get; init; }

    /// <summary>ATT&amp;CK techniques, as <c>T1110.001</c>, separated by spaces.</summary>
    public string? Techniques { get; init; }

    public int? AgencyId { get; init; }

    public int? SystemId { get; init; }

    /// <summary>The values that make matches one attack, as JSON.</summary>
    public required string GroupKey { get; init; }

    /// <summary>The ECS field that triage groups by: <c>source.ip</c>, <c>host.name</c>, <c>user.name</c>.</summary>
    public string? EntityField { get; init; }

    public string? Entity { get; init; }

    public string? Host { get; init; }

    public required string SentenceVi { get; set; }

    public required string SentenceEn { get; set; }

    /// <summary>See <see cref="Data.FoldedText"/>.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>Event time of the first and the newest event.</summary>
    public DateTimeOffset FirstSeen { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    /// <summary>When the service recorded it.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Events in it.</summary>
    public long Count { get; set; }

    public AlertState State { get; private set; }

    /// <summary>Actor id and name of who claimed it.</summary>
    public string? Owner { get; private set; }

    public string? OwnerName { get; private set; }

    public DateTimeOffset? ClaimedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Verdict? Verdict { get; private set; }

    public string? Note { get; private set; }

    public int? CaseId { get; private set; }

    public int? ReportId { get; init; }

    /// <summary>Raised with each change; a writer that saw an older one is told so.</summary>
    public int Version { get; set; }

    /// <summary>What people call it.</summary>
    public string Number => AlertNumber.Of(Id);

    public AlertRefusal? Claim(Caller by, DateTimeOffset at)
    {
        if (State == AlertState.Closed)
            return AlertRefusal.Closed;
        if (State == AlertState.Claimed)
            return Owner == by.Id ? AlertRefusal.AlreadyYours : AlertRefusal.OwnedByAnother;
        Take(by, at);
        return null;
    }

    public AlertRefusal? Release()
    {
        if (State != AlertState.Claimed)
            return State == AlertState.Closed ? AlertRefusal.Closed : AlertRefusal.NotClaimed;
        (State, Owner, OwnerName) = (AlertState.New, null, null);
        return null;
    }

    /// <summary>Closes it; an alert that somebody else works on stays theirs.</summary>
    public AlertRefusal? Close(Caller by, Verdict verdict, string? note, DateTimeOffset at)
    {
        if (State == AlertState.Closed)
            return AlertRefusal.Closed;
        if (State == AlertState.Claimed && Owner != by.Id && !by.Is(Role.TeamLead) && !by.IsSystem)
            return AlertRefusal.OwnedByAnother;
        if (State == AlertState.New)
            Take(by, at);
        (State, Verdict, Note, ClosedAt) = (AlertState.Closed, verdict, note, at);
        return null;
    }

    public AlertRefusal? Reopen()
    {
        if (State != AlertState.Closed)
            return AlertRefusal.NotClosed;
        (State, Verdict, ClosedAt, Owner, OwnerName) = (AlertState.New, null, null, null, null);
        return null;
    }

    /// <summary>Puts it into a case; whoever does so works on it.</summary>
    public AlertRefusal? AddTo(int caseId, Caller by, DateTimeOffset at)
    {
        if (CaseId == caseId)
            return AlertRefusal.AlreadyInThisCase;
        if (CaseId is not null)
            return AlertRefusal.InAnotherCase;
        if (State == AlertState.Closed)
            return AlertRefusal.Closed;
        CaseId = caseId;
        if (State == AlertState.New)
            Take(by, at);
        return null;
    }

    private void Take(Caller by, DateTimeOffset at) =>
        (State, Owner, OwnerName, ClaimedAt) = (AlertState.Claimed, by.Id, by.Name, ClaimedAt ?? at);
}

/// <summary>Why an alert did not change.</summary>
internal enum AlertRefusal
{
    Closed,
    NotClosed,
    NotClaimed,
    AlreadyYours,
    OwnedByAnother,
    AlreadyInThisCase,
    InAnotherCase,
}
