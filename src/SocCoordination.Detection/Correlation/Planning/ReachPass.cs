namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>Says how long observations count, and how long they are needed.</summary>
internal static class ReachPass
{
    public static void Apply(IReadOnlyList<CorrelationNode> childrenFirst, CorrelationOptions options)
    {
        foreach (var node in childrenFirst)
        {
            var below = node.Slots.Select(slot => slot.Child).OfType<CorrelationNode>().Select(child => FiringReach(child, options));
            node.Reach = below.Append(node.Span + options.Lateness.Ticks).Max();
            // The tolerance also covers arrivals that are stamped slightly out of order; a frame ends, and is judged, later than its events.
            node.Depth = node.Reach + node.Span + options.FutureTolerance.Ticks + (node.Judgement is FrameJudgement ? node.Span + options.Settling.Ticks : 0);
        }

        foreach (var node in childrenFirst.Reverse())
        {
            var own = node.Judgement is NewTermJudgement ? options.RowInterval.Ticks + options.FutureTolerance.Ticks : node.Depth;
            node.Need = node.Parents.Select(feed => feed.Node.Need).Append(own).Max() + options.FutureTolerance.Ticks;
        }
    }

    /// <summary>How old the event that completes a firing can be when the firing is told.</summary>
    private static long FiringReach(CorrelationNode child, CorrelationOptions options) =>
        child.Judgement is FrameJudgement ? child.Reach + child.Span + options.Settling.Ticks : child.Reach;
}
