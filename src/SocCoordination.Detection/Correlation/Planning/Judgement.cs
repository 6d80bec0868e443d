namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>How a correlation's condition is judged.</summary>
internal abstract record Judgement;

/// <summary>At once: a sum of weights over the sliding window reaches a threshold.</summary>
internal sealed record LinearJudgement(LinearTest Test) : Judgement;

/// <summary>At once: the sliding window holds this many distinct values, or distinct rules.</summary>
internal sealed record DistinctJudgement(int Threshold) : Judgement;

/// <summary>At once: the sliding window holds all rules of one alternative, in their order where <paramref name="Ordered"/>.</summary>
internal sealed record SequenceJudgement(IReadOnlyList<Alternative> Alternatives, bool Ordered) : Judgement;

/// <summary>When the time frame is over, because a further event could undo it: an upper bound, an equality, a rule that must be absent.</summary>
/// <param name="Bounds">Null where the alternatives decide.</param>
internal sealed record FrameJudgement(Bounds? Bounds, IReadOnlyList<Alternative> Alternatives, bool Ordered) : Judgement;

/// <summary>At once: the group has not shown the value within the time span.</summary>
internal sealed record NewTermJudgement : Judgement;
