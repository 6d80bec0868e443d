namespace SocCoordination.Detection.Ast;

/// <summary>A rule over the matches of other rules (correlation rules specification 2.1).</summary>
internal sealed record CorrelationRule(RuleHeader Header) : SigmaDocument(Header)
{
    public required CorrelationType Type { get; init; }

    /// <summary>Detection rules or other correlations, in the order written; for a temporal condition without <c>rules</c>, in the order it names them.</summary>
    public required IReadOnlyList<RuleReference> Rules { get; init; }

    /// <summary>Field names or aliases; empty: one group.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    public IReadOnlyList<CorrelationAlias> Aliases { get; init; } = [];

    /// <summary>For <see cref="CorrelationType.NewTerms"/> how far back a value counts as seen.</summary>
    public required TimeSpan Timespan { get; init; }

    /// <summary>All must hold, so two make a range. Empty for <see cref="CorrelationType.NewTerms"/> and where <see cref="Expression"/> is given.</summary>
    public IReadOnlyList<CorrelationBound> Bounds { get; init; } = [];

    /// <summary>A temporal correlation's condition over rule names; null: the bounds decide over the number of distinct rules.</summary>
    public ConditionNode? Expression { get; init; }

    /// <summary>The fields whose values are counted, summed or new.</summary>
    public IReadOnlyList<string> ValueFields { get; init; } = [];

    /// <summary>0 to 100, for <see cref="CorrelationType.ValuePercentile"/>.</summary>
    public double Percentile { get; init; }

    /// <summary>Whether the referenced rules raise alerts of their own as well.</summary>
    public bool Generate { get; init; }
}

/// <summary>A name in <c>group-by</c> that stands for another field in each referenced rule's events.</summary>
/// <param name="Fields">The field by the rule's id or name.</param>
internal sealed record CorrelationAlias(string Name, IReadOnlyDictionary<string, string> Fields);

/// <summary>One bound of a correlation's condition.</summary>
internal sealed record CorrelationBound(BoundOperator Operator, double Value);

/// <summary>How a correlation's figure is compared.</summary>
internal enum BoundOperator
{
    Gt,
    Gte,
    Lt,
    Lte,
    Eq,
    Neq,
}
