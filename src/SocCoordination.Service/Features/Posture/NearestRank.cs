namespace SocCoordination.Service.Features.Posture;

/// <summary>
/// Percentiles by nearest rank: of n values in order, the p-th is number ⌈p·n⌉. It is always a value that was measured, so
/// that it can be found in the list behind it.
/// </summary>
internal static class NearestRank
{
    /// <param name="values">In any order.</param>
    /// <param name="percent">1 to 100: 50 is the median.</param>
    /// <returns>Null where there is no value.</returns>
    public static TimeSpan? Of(IEnumerable<TimeSpan> values, int percent)
    {
        var ordered = values.Order().ToList();
        // In whole numbers: 0.9 × 10 is not 9 in floating point on every machine.
        return ordered.Count == 0 ? null : ordered[((percent * ordered.Count) + 99) / 100 - 1];
    }
}
