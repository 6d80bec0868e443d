using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Tests.Support;

/// <summary>Writes a parsed condition with every binding shown.</summary>
internal static class ConditionText
{
    public static string Of(ConditionNode node) => node switch
    {
        ConditionAnd and => $"({Of(and.Left)} and {Of(and.Right)})",
        ConditionOr or => $"({Of(or.Left)} or {Of(or.Right)})",
        ConditionNot not => $"not({Of(not.Inner)})",
        ConditionName name => name.Name,
        ConditionQuantifier quantifier => $"{(quantifier.All ? "all" : "any")}[{(quantifier.Them ? "them" : quantifier.Pattern)}]",
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
