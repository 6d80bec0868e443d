using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Applies the value modifiers of every item; what cannot be applied is a diagnostic at the item.</summary>
internal static class ModifierPass
{
    public static void Apply(DraftRule rule)
    {
        foreach (var search in rule.Source.Searches)
            rule.Searches.Add(new DraftSearch(search.Name, Draft(search.Body, rule.Diagnostics)));
    }

    public static DraftNode Draft(SearchNode node, DiagnosticList diagnostics) => node switch
    {
        SearchAll all => new DraftAll([.. all.Parts.Select(part => Draft(part, diagnostics))]),
        SearchAny any => new DraftAny([.. any.Parts.Select(part => Draft(part, diagnostics))]),
        SearchItem item => new ItemDrafter(item, diagnostics).Draft(),
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
