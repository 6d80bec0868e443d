namespace SocCoordination.Service.Features.Playbooks.Reporting;

/// <summary>What happened to a case, and when; null where it has not.</summary>
internal sealed record CaseMoments(DateTimeOffset Detected)
{
    public DateTimeOffset? Reported { get; init; }

    public DateTimeOffset? Confirmed { get; init; }

    public DateTimeOffset? Serious { get; init; }

    public DateTimeOffset? BeyondCapacity { get; init; }

    public DateTimeOffset? ServiceInterrupted { get; init; }

    public DateTimeOffset? NationalSecurity { get; init; }

    public DateTimeOffset? PersonalData { get; init; }

    public DateTimeOffset? SensitivePersonalData { get; init; }

    public DateTimeOffset? Handled { get; init; }

    public DateTimeOffset? Closed { get; init; }

    /// <summary>The highest level of the systems concerned, 1 to 5.</summary>
    public int SystemLevel { get; init; } = 1;

    public DateTimeOffset? Of(Trigger trigger) => trigger switch
    {
        Trigger.Detected => Detected,
        Trigger.Reported => Reported,
        Trigger.Confirmed => Confirmed,
        Trigger.Serious => Serious,
        Trigger.BeyondCapacity => BeyondCapacity,
        Trigger.ServiceInterrupted => ServiceInterrupted,
        Trigger.NationalSecurity => NationalSecurity,
        Trigger.PersonalData => PersonalData,
        Trigger.SensitivePersonalData => SensitivePersonalData,
        Trigger.Handled => Handled,
        Trigger.Closed => Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(trigger)),
    };
}
