using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;

namespace SocCoordination.Detection.Matching.Explaining;

/// <summary>Finds what in a value passed a test.</summary>
internal static class ValuePlace
{
    /// <param name="value">A value that passes.</param>
    public static TextSpan? Find(ValueTest test, string value) => test switch
    {
        TextTest text => PatternPlace.Find(text, value),
        RegexTest regex => RegexFactory.Get(regex).Match(value) is { Success: true } match ? new TextSpan(match.Index, match.Length) : null,
        NetworkTest or IntegerTest or CompareTest or TimePartTest or FieldReferenceTest { Overlap: Overlap.Whole } => new TextSpan(0, value.Length),
        _ => null,
    };
}
