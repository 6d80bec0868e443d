using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Passes;

/// <summary>Refuses a rule in which a placeholder is left: without its values the rule would mean something else.</summary>
internal static class PlaceholderPass
{
    public static void Apply(DraftRule rule)
    {
        foreach (var item in rule.Items())
            foreach (var test in item.Tests)
                if (NameIn(test) is { } name)
                    rule.Diagnostics.Error(item.At, "placeholder", $"%{name}%", "a mapping with value_placeholders and a variable of that name");
    }

    private static string? NameIn(ValueTest test) => test switch
    {
        TextTest text => text.Pattern.Parts.Where(part => part.Kind == PatternPartKind.Placeholder).Select(part => part.Text).FirstOrDefault(),
        DraftRegex regex => regex.Pattern.Split('%') is [_, var name, ..] ? name : "",
        _ => null,
    };
}
