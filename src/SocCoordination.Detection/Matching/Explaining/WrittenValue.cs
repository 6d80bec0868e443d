using System.Globalization;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Explaining;

/// <summary>A rule's value for people: as the rule writes it, or, where a mapping made it, as a rule would.</summary>
internal static class WrittenValue
{
    public static string Of(ValueTest test) => test switch
    {
        NullTest => "null",
        RegexTest regex => regex.Pattern,
        { Written: { } written } => written,
        TextTest text => text.Pattern.ToString(),
        NetworkTest network => network.Network.ToString(),
        IntegerTest integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        CompareTest compare => compare.Whole?.ToString(CultureInfo.InvariantCulture) ?? compare.Number.ToString("R", CultureInfo.InvariantCulture),
        TimePartTest part => part.Number.ToString(CultureInfo.InvariantCulture),
        ExistsTest exists => exists.Expected ? "true" : "false",
        FieldReferenceTest reference => reference.Other.Name,
        _ => throw new NotSupportedException(test.GetType().Name),
    };
}
