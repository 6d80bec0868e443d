using System.Globalization;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Something happened to an escalation; its case's timeline shows it too.</summary>
internal abstract record EscalationFact(int Escalation, string Case) : Fact
{
    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"escalation:{Escalation}");

    public override string? Context => CaseFact.SubjectOf(Case);
}

internal sealed record CaseEscalated(int Escalation, string Case, string Title, Urgency Urgency, string Reason, string? Playbook) : EscalationFact(Escalation, Case);

internal sealed record EscalationAcknowledged(int Escalation, string Case) : EscalationFact(Escalation, Case);

internal sealed record EscalationRaisedAgain(int Escalation, string Case, int Times, DateTimeOffset Due) : EscalationFact(Escalation, Case);

internal sealed record EscalationMessageWritten(int Escalation, string Case, int Message, EscalationMessageKind Kind, string Text) : EscalationFact(Escalation, Case);

internal sealed record EscalationClosed(int Escalation, string Case) : EscalationFact(Escalation, Case);
