namespace SocCoordination.Detection.Ast;

/// <summary>What a correlation counts or waits for (correlation specification 2.1; the last is ours).</summary>
public enum CorrelationType
{
    /// <summary>Events of a group.</summary>
    EventCount,

    /// <summary>Distinct values, or distinct combinations of several fields' values.</summary>
    ValueCount,

    /// <summary>All referenced rules within the time span, in any order.</summary>
    Temporal,

    /// <summary>All referenced rules within the time span, in the order named.</summary>
    TemporalOrdered,

    /// <summary>The sum of a numeric field.</summary>
    ValueSum,

    /// <summary>The mean of a numeric field.</summary>
    ValueAvg,

    /// <summary>A percentile of a numeric field.</summary>
    ValuePercentile,

    /// <summary>The median of a numeric field.</summary>
    ValueMedian,

    /// <summary>A value that this group has not shown within the time span.</summary>
    NewTerms,
}
