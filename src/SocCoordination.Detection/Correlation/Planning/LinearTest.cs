using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>
/// "The figure reaches a bound" as "a sum of one weight an event reaches a threshold", which a window can keep while it slides:
/// a mean is at least x where the values less x sum to at least 0, a percentile where few enough values lie below x. Weights
/// and thresholds are in <see cref="FixedPoint"/>.
/// </summary>
/// <param name="Weight">Of an event's value.</param>
/// <param name="Threshold">What the sum must reach.</param>
/// <param name="Fewest">Events without which it cannot.</param>
/// <param name="Doubt">Where half the values lie on either side of a median, the sum is 0 and the median itself is held against this; else null.</param>
internal sealed record LinearTest(Func<Int128, Int128> Weight, Int128 Threshold, int Fewest = 1, Bound? Doubt = null)
{
    public static LinearTest Count(int floor) => new(static _ => 1, floor, floor);

    public static LinearTest Of(CorrelationType type, Bound floor, double percentile) => type switch
    {
        CorrelationType.ValueSum => new LinearTest(static value => value, LeastPassing(floor)),
        CorrelationType.ValueAvg => Mean(FixedPoint.From(floor.Value), floor.Operator),
        CorrelationType.ValueMedian => Median(LeastPassing(floor), floor),
        _ => Percentile(LeastPassing(floor), FixedPoint.From((decimal)percentile)),
    };

    private static LinearTest Mean(Int128 bound, BoundOperator floor) => new(value => value - bound, floor == BoundOperator.Gt ? 1 : 0);

    private static LinearTest Median(Int128 least, Bound floor) => new(value => value >= least ? 1 : -1, 0, Doubt: floor);

    /// <summary>The nearest rank: the p-th percentile of n values is the one at rank ⌈p·n/100⌉, at least 1.</summary>
    private static LinearTest Percentile(Int128 least, Int128 percentile)
    {
        if (percentile == 0) return new LinearTest(value => value < least ? -1 : 0, 0);
        var whole = FixedPoint.From(100);
        return new LinearTest(value => value < least ? percentile - whole : percentile, 1);
    }

    private static Int128 LeastPassing(Bound floor) => FixedPoint.From(floor.Value) + (floor.Operator == BoundOperator.Gt ? 1 : 0);
}
