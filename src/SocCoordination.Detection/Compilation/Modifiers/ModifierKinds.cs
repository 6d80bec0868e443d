using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Sorts the modifiers by what they do.</summary>
internal static class ModifierKinds
{
    /// <summary>Tells the kind of test.</summary>
    public static bool IsKind(Modifier modifier) =>
        modifier is Modifier.Re or Modifier.Cidr or Modifier.Exists or Modifier.FieldRef || IsComparison(modifier) || IsTimePart(modifier);

    public static bool IsComparison(Modifier modifier) =>
        modifier is Modifier.Lt or Modifier.Lte or Modifier.Gt or Modifier.Gte;

    public static bool IsTimePart(Modifier modifier) =>
        modifier is Modifier.Minute or Modifier.Hour or Modifier.Day or Modifier.Week or Modifier.Month or Modifier.Year;

    public static bool IsPlace(Modifier modifier) =>
        modifier is Modifier.Contains or Modifier.StartsWith or Modifier.EndsWith;

    /// <summary>Changes the text or how it is read; neither kind nor link.</summary>
    public static bool ShapesText(Modifier modifier) =>
        !IsKind(modifier) && modifier is not (Modifier.All or Modifier.Neq);

    public static Comparison ComparisonOf(Modifier modifier) => modifier switch
    {
        Modifier.Lt => Comparison.Less,
        Modifier.Lte => Comparison.LessOrEqual,
        Modifier.Gt => Comparison.Greater,
        Modifier.Gte => Comparison.GreaterOrEqual,
        _ => throw new ArgumentOutOfRangeException(nameof(modifier), modifier, "Not a comparison."),
    };

    public static TimePart TimePartOf(Modifier modifier) => modifier switch
    {
        Modifier.Minute => TimePart.Minute,
        Modifier.Hour => TimePart.Hour,
        Modifier.Day => TimePart.Day,
        Modifier.Week => TimePart.Week,
        Modifier.Month => TimePart.Month,
        Modifier.Year => TimePart.Year,
        _ => throw new ArgumentOutOfRangeException(nameof(modifier), modifier, "Not a part of a time."),
    };
}
