using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation.Planning;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>The figure of a window or time frame, told from its members.</summary>
internal static class Figures
{
    /// <param name="node">Says what the figure is.</param>
    /// <param name="members">At least one, in time.</param>
    public static decimal Of(CorrelationNode node, IReadOnlyList<Member> members) => node.Type switch
    {
        CorrelationType.ValueCount => members.Select(member => member.Value).Distinct().Count(),
        CorrelationType.Temporal => members.Select(member => member.Slot).Distinct().Count(),
        CorrelationType.TemporalOrdered => LongestChain(members, node.Slots.Count),
        CorrelationType.ValueSum => FixedPoint.ToDecimal(Sum(members)),
        CorrelationType.ValueAvg => FixedPoint.ToDecimal(Sum(members)) / members.Count,
        CorrelationType.ValueMedian => (Ranked(members, (members.Count + 1) / 2) + Ranked(members, members.Count / 2 + 1)) / 2,
        CorrelationType.ValuePercentile => Ranked(members, NearestRank(node.Percentile, members.Count)),
        _ => members.Count,
    };

    /// <summary>Whether the members of these slots can be found one after the other, an instant's members in either order.</summary>
    public static bool AreInOrder(IReadOnlyList<Member> members, IEnumerable<int> slots)
    {
        var since = long.MinValue;
        foreach (var slot in slots)
        {
            if (!members.Any(member => member.Slot == slot && member.Time >= since)) return false;
            since = members.Where(member => member.Slot == slot && member.Time >= since).Min(member => member.Time);
        }

        return true;
    }

    private static Int128 Sum(IReadOnlyList<Member> members)
    {
        Int128 sum = 0;
        foreach (var member in members) sum += member.Value;
        return sum;
    }

    private static int NearestRank(decimal percentile, int count) => Math.Max(1, (int)decimal.Ceiling(percentile * count / 100));

    private static decimal Ranked(IReadOnlyList<Member> members, int rank) => FixedPoint.ToDecimal(members.Select(member => member.Value).Order().ElementAt(rank - 1));

    /// <summary>The most rules that were seen one after the other in the order of the slots.</summary>
    private static int LongestChain(IReadOnlyList<Member> members, int slots)
    {
        // longest[s]: of chains that end in slot s; members of one instant are taken in the order of their slots.
        var longest = new int[slots];
        foreach (var member in members.OrderBy(member => member.Time).ThenBy(member => member.Slot))
            longest[member.Slot] = Math.Max(longest[member.Slot], 1 + longest.Take(member.Slot).DefaultIfEmpty().Max());
        return longest.Max();
    }
}
