using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Matching.Index;

namespace SocCoordination.Detection.Matching;

/// <summary>What a text must hold to pass a test, for whoever finds events by an index before the test itself decides.</summary>
public static class NeededText
{
    /// <summary>Literals of which at least one stands in every text that a regular expression fits, case aside; null where none is certain.</summary>
    public static IReadOnlyList<string>? Of(RegexTest test) => RegexLiterals.Find(test);
}
