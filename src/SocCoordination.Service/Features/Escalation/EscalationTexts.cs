using SocCoordination.Service.Features.Escalation.Model;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>What an escalation's values are called.</summary>
internal static class EscalationTexts
{
    public static string Of(Urgency urgency, bool english) => urgency switch
    {
        Urgency.Immediate => english ? "immediate" : "khẩn cấp, ngay lập tức",
        Urgency.Urgent => english ? "urgent" : "khẩn",
        _ => english ? "normal" : "thường",
    };

    public static string Of(EscalationMessageKind kind, bool english) => kind switch
    {
        EscalationMessageKind.Question => english ? "Question" : "Hỏi",
        EscalationMessageKind.Instruction => english ? "Coordination order" : "Lệnh điều phối",
        _ => english ? "Answer" : "Trả lời",
    };

    public static string Of(EscalationState state, bool english) => state switch
    {
        EscalationState.Sent => english ? "waiting for acknowledgement" : "chờ tiếp nhận",
        EscalationState.Acknowledged => english ? "acknowledged" : "đã tiếp nhận",
        _ => english ? "closed" : "đã khép",
    };
}
