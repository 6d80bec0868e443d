using SocCoordination.Detection.Correlation.State;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>A firing as its group keeps it. Times are UTC ticks.</summary>
internal sealed class FiringSpan
{
    public required Opening Opening { get; init; }

    public required long Reported { get; init; }

    public required long FirstHot { get; set; }

    public required long LastHot { get; set; }

    public required long FirstEvent { get; set; }

    public required long LastEvent { get; set; }

    public long Count { get; set; }

    public decimal Figure { get; set; }

    public long Changed { get; set; }

    /// <summary>Whether the condition was found to hold on both sides of this time.</summary>
    public bool Holds(long time) => FirstHot <= time && time <= LastHot;

    /// <summary>Whether an event of this time is in a window in which the condition held.</summary>
    public bool Covers(long time, long span) => FirstHot - span <= time && time <= LastHot;

    /// <summary>Whether no more than a time span lies between this and another stretch in which the condition holds: then they are one attack.</summary>
    public bool Touches(Stretch hot, long span) => FirstHot - span <= hot.Last && hot.First <= LastHot + span;

    public Firing ToFiring(Group group) => new()
    {
        RuleId = group.Node.RuleId,
        Group = group.Values,
        OpenedBy = Opening.Event,
        OpenedAt = Instant.Of(Opening.Time),
        OpenedByRule = Opening.RuleId,
        Values = Opening.Values,
        Since = Instant.Of(FirstHot),
        Until = Instant.Of(LastHot),
        FirstEvent = Instant.Of(FirstEvent),
        LastEvent = Instant.Of(LastEvent),
        Count = Count,
        Figure = Figure,
        Reported = Instant.Of(Reported),
        Changed = Instant.Of(Changed),
    };

    public static FiringSpan Of(Firing firing) => new()
    {
        Opening = new Opening(firing.OpenedBy, firing.OpenedAt.UtcTicks, firing.OpenedByRule, firing.Values),
        Reported = firing.Reported.UtcTicks,
        FirstHot = firing.Since.UtcTicks,
        LastHot = firing.Until.UtcTicks,
        FirstEvent = firing.FirstEvent.UtcTicks,
        LastEvent = firing.LastEvent.UtcTicks,
        Count = firing.Count,
        Figure = firing.Figure,
        Changed = firing.Changed.UtcTicks,
    };
}
