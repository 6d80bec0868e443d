using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>Section <c>Triage</c>: within what time an alert of each severity is to be claimed.</summary>
internal sealed class TriageOptions
{
    public const string Section = "Triage";

    [Range(typeof(TimeSpan), "00:00:05", "30.00:00:00")]
    public TimeSpan ClaimCritical { get; set; } = TimeSpan.FromMinutes(15);

    [Range(typeof(TimeSpan), "00:00:05", "30.00:00:00")]
    public TimeSpan ClaimHigh { get; set; } = TimeSpan.FromHours(1);

    [Range(typeof(TimeSpan), "00:00:05", "30.00:00:00")]
    public TimeSpan ClaimMedium { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Low, and informational too.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "30.00:00:00")]
    public TimeSpan ClaimLow { get; set; } = TimeSpan.FromHours(24);
}
