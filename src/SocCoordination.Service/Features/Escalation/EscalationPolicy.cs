using Microsoft.Extensions.Options;
using SocCoordination.Service.Features.Escalation.Model;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>What is to be done now with an escalation; each answer has its name, so that the record says why.</summary>
internal enum EscalationStep
{
    /// <summary>Acknowledged or closed: nothing is waited for.</summary>
    Answered,

    /// <summary>Its time has not passed.</summary>
    Waiting,

    /// <summary>The set time passed without acknowledgement: raise it again, from now on it is overdue.</summary>
    RaiseAgain,
}

/// <summary>How long an acknowledgement may take, and what follows when it does not come.</summary>
internal sealed class EscalationPolicy(IOptionsMonitor<EscalationOptions> options)
{
    public TimeSpan AcknowledgeWithin(Urgency urgency) => urgency switch
    {
        Urgency.Immediate => options.CurrentValue.AcknowledgeImmediate,
        Urgency.Urgent => options.CurrentValue.AcknowledgeUrgent,
        _ => options.CurrentValue.AcknowledgeNormal,
    };

    public static EscalationStep Next(CaseEscalation escalation, DateTimeOffset now)
    {
        if (escalation.State != EscalationState.Sent)
            return EscalationStep.Answered;
        return now < escalation.AcknowledgeBy ? EscalationStep.Waiting : EscalationStep.RaiseAgain;
    }
}
