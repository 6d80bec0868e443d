using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Tests.Support;

/// <summary>Writes a parsed search on one line: maps in braces, lists in brackets, values with their kind.</summary>
internal static class SearchText
{
    public static string Of(SearchNode node) => node switch
    {
        SearchAll all => "{" + string.Join(" & ", all.Parts.Select(Of)) + "}",
        SearchAny any => "[" + string.Join(" | ", any.Parts.Select(Of)) + "]",
        SearchItem item => (item.Field ?? "*") + string.Concat(item.Modifiers.Select(modifier => "|" + modifier)) + "=" + string.Join(",", item.Values.Select(Of)),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static string Of(SigmaValue value) => value.Kind switch
    {
        SigmaValueKind.Text => $"\"{value.Text}\"",
        SigmaValueKind.Integer => "int:" + value.Text,
        SigmaValueKind.Decimal => "dec:" + value.Text,
        SigmaValueKind.Boolean => "bool:" + value.Text,
        _ => "null",
    };
}
