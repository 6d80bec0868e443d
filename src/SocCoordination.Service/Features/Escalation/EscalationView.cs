using SocCoordination.Service.Features.Escalation.Model;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>An escalation as the liaison and the team see it.</summary>
public sealed record EscalationView(
    int Id, string Case, string Title, string Reason, Urgency Urgency, EscalationState State, string RaisedByName, DateTimeOffset RaisedAt,
    DateTimeOffset AcknowledgeBy, int TimesRaised, bool Overdue, DateTimeOffset? OverdueSince, DateTimeOffset? AcknowledgedAt, string? AcknowledgedByName,
    DateTimeOffset? ClosedAt, IReadOnlyList<EscalationMessageView> Messages);

public sealed record EscalationMessageView(int Id, DateTimeOffset At, string AuthorName, EscalationMessageKind Kind, string Text);
