namespace SocCoordination.Detection.Correlation.State;

/// <summary>The running counts behind <see cref="CorrelationStatistics"/>.</summary>
internal sealed class Tally
{
    public long Counted { get; set; }

    public long Late { get; set; }

    public long FromTheFuture { get; set; }

    public long Repeated { get; set; }

    public long TooLate { get; set; }

    public long WithoutGroup { get; set; }

    public long WithoutValue { get; set; }

    public long DroppedFromFullGroups { get; set; }

    public long DroppedGroups { get; set; }

    public long DroppedWithGroups { get; set; }
}
