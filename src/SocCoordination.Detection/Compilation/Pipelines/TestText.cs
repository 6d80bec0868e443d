using System.Globalization;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>The text of a test that has one, as mappings compare it.</summary>
internal static class TestText
{
    public static string? Of(ValueTest test) => test switch
    {
        TextTest text => text.Pattern.ToString(),
        IntegerTest integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        CompareTest { Comparison: Comparison.Equal } compare => compare.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
