namespace SocCoordination.Detection.Ast;

/// <summary>A rule over single events.</summary>
/// <param name="Conditions">At least one; the rule matches where any of them holds.</param>
/// <param name="ConditionText">As the rule writes them.</param>
internal sealed record DetectionRule(RuleHeader Header, LogSource LogSource, IReadOnlyList<SearchIdentifier> Searches, IReadOnlyList<ConditionNode> Conditions, string ConditionText)
    : SigmaDocument(Header);
