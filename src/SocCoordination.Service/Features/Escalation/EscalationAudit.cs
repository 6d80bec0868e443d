using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>What the journal's entries on escalations say to a person.</summary>
internal sealed class EscalationAudit : IAudit
{
    private const Audience Both = Audience.Team | Audience.Liaison;

    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<CaseEscalated>("escalation.raised", Both,
            fact => $"Báo cáo cơ quan điều phối quốc gia ({EscalationTexts.Of(fact.Urgency, false)}){By(fact.Playbook, " theo kịch bản ")}: {fact.Reason}",
            fact => $"Escalated to the national CERT ({EscalationTexts.Of(fact.Urgency, true)}){By(fact.Playbook, " by playbook ")}: {fact.Reason}"),
        FactKind.Of<EscalationAcknowledged>("escalation.acknowledged", Both,
            _ => "Cơ quan điều phối quốc gia đã tiếp nhận",
            _ => "The national CERT acknowledged"),
        FactKind.Of<EscalationRaisedAgain>("escalation.raised_again", Both,
            fact => $"Quá hạn tiếp nhận: báo lại lần {fact.Times}",
            fact => $"Acknowledgement overdue: raised again, time {fact.Times}"),
        FactKind.Of<EscalationMessageWritten>("escalation.message", Both,
            fact => $"{EscalationTexts.Of(fact.Kind, false)}: “{fact.Text}”",
            fact => $"{EscalationTexts.Of(fact.Kind, true)}: “{fact.Text}”"),
        FactKind.Of<EscalationClosed>("escalation.closed", Both,
            _ => "Khép lại việc phối hợp với cơ quan điều phối quốc gia",
            _ => "Closed the escalation to the national CERT"),
    ];

    private static string By(string? playbook, string word) => playbook is null ? "" : $"{word}“{playbook}”";
}
