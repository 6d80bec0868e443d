using SocCoordination.Service.Access;

namespace SocCoordination.Service.Features.Escalation.Model;

/// <summary>A case handed to the national CERT's liaison.</summary>
internal sealed class CaseEscalation
{
    public int Id { get; set; }

    public int CaseId { get; init; }

    public required string Reason { get; init; }

    public Urgency Urgency { get; init; }

    public EscalationState State { get; private set; }

    public required string RaisedBy { get; init; }

    public required string RaisedByName { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>Without acknowledgement by then it is raised again.</summary>
    public DateTimeOffset AcknowledgeBy { get; private set; }

    /// <summary>How often it was raised: 1 at first.</summary>
    public int TimesRaised { get; private set; } = 1;

    /// <summary>When the first set time passed without acknowledgement; stays, so that the record shows it.</summary>
    public DateTimeOffset? OverdueSince { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public string? AcknowledgedByName { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public List<EscalationMessage> Messages { get; } = [];

    public bool IsOverdue => State == EscalationState.Sent && OverdueSince is not null;

    public static CaseEscalation Raise(int caseId, string reason, Urgency urgency, Caller by, DateTimeOffset at, TimeSpan acknowledgeWithin) => new()
    {
        CaseId = caseId,
        Reason = reason,
        Urgency = urgency,
        RaisedBy = by.Id,
        RaisedByName = by.Name,
        RaisedAt = at,
        AcknowledgeBy = at + acknowledgeWithin,
    };

    public bool Acknowledge(Caller by, DateTimeOffset at)
    {
        if (State != EscalationState.Sent)
            return false;
        (State, AcknowledgedAt, AcknowledgedByName) = (EscalationState.Acknowledged, at, by.Name);
        return true;
    }

    public bool Close(DateTimeOffset at)
    {
        if (State != EscalationState.Acknowledged)
            return false;
        (State, ClosedAt) = (EscalationState.Closed, at);
        return true;
    }

    /// <summary>Raises it again: the set time passed without acknowledgement.</summary>
    public void RaiseAgain(DateTimeOffset at, TimeSpan acknowledgeWithin)
    {
        TimesRaised++;
        OverdueSince ??= AcknowledgeBy;
        AcknowledgeBy = at + acknowledgeWithin;
    }
}

/// <summary>Where an escalation stands.</summary>
public enum EscalationState
{
    Sent,
    Acknowledged,
    Closed,
}

/// <summary>How soon the liaison is asked to answer.</summary>
public enum Urgency
{
    Normal,
    Urgent,

    /// <summary>At once: TT20/2017 Đ10.2a, NĐ331/2026 Đ31.2d.</summary>
    Immediate,
}

/// <summary>One message between the team and the liaison.</summary>
internal sealed class EscalationMessage
{
    public int Id { get; set; }

    public int EscalationId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Author { get; init; }

    public required string AuthorName { get; init; }

    public EscalationMessageKind Kind { get; init; }

    public required string Text { get; init; }
}

/// <summary>What a message is.</summary>
public enum EscalationMessageKind
{
    /// <summary>The liaison asks.</summary>
    Question,

    /// <summary>Either side answers.</summary>
    Answer,

    /// <summary>Lệnh điều phối: the liaison orders.</summary>
    Instruction,
}
