using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Section <c>Escalation</c>: how long the liaison has to acknowledge before an escalation is raised again.</summary>
internal sealed class EscalationOptions
{
    public const string Section = "Escalation";

    [Range(typeof(TimeSpan), "00:00:05", "7.00:00:00")]
    public TimeSpan AcknowledgeImmediate { get; set; } = TimeSpan.FromMinutes(15);

    [Range(typeof(TimeSpan), "00:00:05", "7.00:00:00")]
    public TimeSpan AcknowledgeUrgent { get; set; } = TimeSpan.FromHours(1);

    [Range(typeof(TimeSpan), "00:00:05", "7.00:00:00")]
    public TimeSpan AcknowledgeNormal { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How often overdue ones are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(15);
}
