using SocCoordination.Detection.Correlation;

namespace SocCoordination.Detection.Tests.Correlation.Reference;

/// <summary>A firing that began or grew, in the words that engine and reference are compared in.</summary>
internal sealed record Told(string RuleId, FiringChangeKind Kind, string Group, string OpenedBy, long Since, long Until, long FirstEvent, long LastEvent, long Count, string Joined, decimal? Figure)
{
    public static Told Of(FiringChange change)
    {
        var firing = change.Firing;
        Assert.Equal(change.EventCount, change.Events.Count);
        return new Told(
            firing.RuleId,
            change.Kind,
            string.Join('|', firing.Group.Select(part => part.Value)),
            firing.OpenedBy.ToString(),
            firing.Since.UtcTicks,
            firing.Until.UtcTicks,
            firing.FirstEvent.UtcTicks,
            firing.LastEvent.UtcTicks,
            firing.Count,
            string.Join(' ', change.Events.Select(each => $"{each.RuleId}/{each.EventId}@{each.At.UtcTicks}")),
            change.Kind == FiringChangeKind.Fired ? firing.Figure : null);
    }
}
