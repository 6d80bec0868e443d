using Microsoft.Extensions.Options;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>How long an unclaimed alert has waited, against how long it may.</summary>
/// <param name="Since">From when it waits.</param>
/// <param name="Target">How long it may wait.</param>
public sealed record Waiting(DateTimeOffset Since, TimeSpan Target)
{
    private const double NearShare = 0.75;

    public TimeSpan Overdue(DateTimeOffset now) => now - Since - Target;

    /// <summary>The class of its bar: empty, <c>near</c> from three quarters on, <c>over</c>.</summary>
    public string Stage(DateTimeOffset now) => Overdue(now) >= TimeSpan.Zero ? "over" : now - Since >= Target * NearShare ? "near" : "";
}

/// <summary>The time within which an alert is to be claimed.</summary>
internal sealed class ClaimTarget(IOptionsMonitor<TriageOptions> options)
{
    public TimeSpan Of(Severity severity) => severity switch
    {
        Severity.Critical => options.CurrentValue.ClaimCritical,
        Severity.High => options.CurrentValue.ClaimHigh,
        Severity.Medium => options.CurrentValue.ClaimMedium,
        _ => options.CurrentValue.ClaimLow,
    };
}
