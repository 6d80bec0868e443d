namespace SocCoordination.Detection.Correlation;

/// <summary>What one correlation took, left out and dropped since the engine was made or restored, and what it holds now.</summary>
public sealed record CorrelationStatistics
{
    public required string RuleId { get; init; }

    /// <summary>Observations that counted.</summary>
    public required long Counted { get; init; }

    /// <summary>Of these, how many arrived more than a time span after their event.</summary>
    public required long Late { get; init; }

    /// <summary>Of these, how many counted at their arrival because their clock was ahead.</summary>
    public required long FromTheFuture { get; init; }

    /// <summary>Left out: the event had counted before.</summary>
    public required long Repeated { get; init; }

    /// <summary>Left out: arrived after the last window that could hold it, and <see cref="CorrelationOptions.Lateness"/>, or after its time frame was judged.</summary>
    public required long TooLate { get; init; }

    /// <summary>Left out: the event lacks a field of <c>group-by</c>.</summary>
    public required long WithoutGroup { get; init; }

    /// <summary>Left out: the event lacks the field whose values count, or it holds no number where one is needed.</summary>
    public required long WithoutValue { get; init; }

    /// <summary>Dropped: entries of a group that was full.</summary>
    public required long DroppedFromFullGroups { get; init; }

    /// <summary>Dropped: whole groups, because the rule or the engine was full.</summary>
    public required long DroppedGroups { get; init; }

    /// <summary>Dropped: the entries of those groups.</summary>
    public required long DroppedWithGroups { get; init; }

    /// <summary>Groups held now.</summary>
    public required int Groups { get; init; }

    /// <summary>Observations or terms held now.</summary>
    public required int Entries { get; init; }

    /// <summary>For new_terms: until when it only learns; else null.</summary>
    public DateTimeOffset? LearningUntil { get; init; }

    /// <summary>Everything dropped for want of room: while it grows, this rule may miss what it should see.</summary>
    public long Dropped => DroppedFromFullGroups + DroppedWithGroups;
}
