using SocCoordination.Detection.Correlation.Windows;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>The event that completed a condition.</summary>
/// <param name="Event">Which.</param>
/// <param name="Time">UTC ticks.</param>
/// <param name="RuleId">The rule that matched it.</param>
/// <param name="Values">The group, and what correlations over this one need of the event.</param>
internal sealed record Opening(EventId Event, long Time, string RuleId, IReadOnlyDictionary<string, string> Values)
{
    public static Opening Of(Group group, in Member member) => new(member.Event, member.Time, group.Node.Slots[member.Slot].RuleId, ValuesOf(group, member));

    /// <summary>What the correlations over a group's see of one of its events.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Group group, in Member member)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in group.Values) values[part.Field] = part.Value;
        for (var i = 0; i < member.Carried?.Length; i++)
            if (member.Carried[i] is { } carried)
                values.TryAdd(group.Node.Carried[i], carried);
        return values;
    }
}
