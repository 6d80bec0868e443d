namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>Says which fields of an event a firing must carry upwards for the correlations over it.</summary>
internal static class CarryPass
{
    public static void Apply(IReadOnlyList<CorrelationNode> childrenFirst)
    {
        foreach (var node in childrenFirst.Reverse())
        {
            var asked = node.Parents.SelectMany(feed => feed.Slot.GroupFields.Concat(feed.Slot.ValueFields).Concat(feed.Node.Carried));
            node.Carried = [.. asked.Except(node.GroupBy, StringComparer.Ordinal)];
        }
    }
}
