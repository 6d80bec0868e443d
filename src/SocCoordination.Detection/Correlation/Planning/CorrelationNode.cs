using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>A correlation ready to run. All spans are in ticks of 100 ns.</summary>
internal sealed class CorrelationNode(RuleHeader header, CorrelationType type)
{
    /// <summary>Its place among the nodes: those it refers to stand before it.</summary>
    public int Index { get; set; }

    public RuleHeader Header => header;

    public string RuleId => header.Id;

    public CorrelationType Type => type;

    public required long Span { get; init; }

    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>The referenced rules in the order written.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }

    public required Judgement Judgement { get; init; }

    /// <summary>0 to 100, for a percentile.</summary>
    public required decimal Percentile { get; init; }

    public required bool Generate { get; init; }

    /// <summary>The correlations over this one.</summary>
    public List<Feed> Parents { get; } = [];

    /// <summary>Whether one of them asks, of each event, whether this one's condition holds.</summary>
    public bool IsHeldUpwards => Parents.Exists(feed => feed.Node.AsksForPresence);

    /// <summary>Fields, beside the group's, that the correlations over this one need of its events.</summary>
    public IReadOnlyList<string> Carried { get; set; } = [];

    /// <summary>How long after its event an observation still counts.</summary>
    public long Reach { get; set; }

    /// <summary>How far back in event time an observation that counts can need others.</summary>
    public long Depth { get; set; }

    /// <summary>How long after their arrival the observations below it are needed to rebuild it and what stands over it.</summary>
    public long Need { get; set; }

    /// <summary>Whether it asks which rules were seen, so that an event that two of them match counts for both.</summary>
    public bool TellsRulesApart => type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;

    /// <summary>
    /// Whether it asks what there is rather than how often: a firing below it then counts again with each event for which it
    /// holds, so that two hours of guessing are followed by a login at their end, not only at their beginning.
    /// </summary>
    public bool AsksForPresence => TellsRulesApart || type is CorrelationType.ValueCount or CorrelationType.NewTerms;
}

/// <summary>One referenced rule.</summary>
/// <param name="Index">Its place in the rule's list.</param>
/// <param name="RuleId">The rule's id, however it was referred to.</param>
/// <param name="Child">Null for a detection rule.</param>
/// <param name="GroupFields">The fields of this rule's events that make the group, aliases resolved.</param>
/// <param name="ValueFields">The fields whose values count, aliases resolved.</param>
internal sealed record Slot(int Index, string RuleId, CorrelationNode? Child, IReadOnlyList<string> GroupFields, IReadOnlyList<string> ValueFields);

/// <summary>Where an observation goes.</summary>
internal sealed record Feed(CorrelationNode Node, Slot Slot);
