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
        RegexTest regex => RegexFactory.Find(RegexFactory.Get(regex), value) is { } found ? new TextSpan(found.Index, found.Length) : null,
        NetworkTest or IntegerTest or CompareTest or TimePartTest or FieldReferenceTest { Overlap: Overlap.Whole } => new TextSpan(0, value.Length),
        _ => null,
    };
}
