using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Ast;

/// <summary>
/// A global exception (Sigma filters specification): its condition is joined with "and" to the condition of each rule
/// that it names and whose log source it covers.
/// </summary>
/// <param name="Rules">Ids or names with their places; null where the filter says <c>any</c>.</param>
internal sealed record FilterRule(RuleHeader Header, LogSource LogSource, IReadOnlyList<RuleReference>? Rules, IReadOnlyList<SearchIdentifier> Searches, ConditionNode Condition)
    : SigmaDocument(Header);

/// <summary>An id or name by which one document refers to another.</summary>
internal sealed record RuleReference(Mark At, string IdOrName);
