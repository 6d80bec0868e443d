using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>What a transformation works on.</summary>
internal sealed record TransformationContext(DraftRule Rule, Pipeline Pipeline, PipelineItem Item)
{
    /// <summary>Puts what <paramref name="rewrite"/> makes of it in the place of every item that the conditions choose; null drops it.</summary>
    public void RewriteItems(Func<DraftItem, DraftNode?> rewrite)
    {
        for (var i = 0; i < Rule.Searches.Count; i++)
        {
            var search = Rule.Searches[i];
            Rule.Searches[i] = search with { Body = Rewrite(search.Body, rewrite) ?? new DraftNothing() };
        }
    }

    /// <summary>Changes each test of the items that the conditions choose into any number of tests.</summary>
    public void RewriteTests(Func<DraftItem, ValueTest, IEnumerable<ValueTest>> rewrite) =>
        RewriteItems(item => item with { Tests = [.. item.Tests.SelectMany(test => rewrite(item, test))] });

    private DraftNode? Rewrite(DraftNode node, Func<DraftItem, DraftNode?> rewrite)
    {
        switch (node)
        {
            case DraftAll all:
                var parts = all.Parts.Select(part => Rewrite(part, rewrite)).OfType<DraftNode>().ToList();
                return parts.Count == 0 ? null : new DraftAll(parts);
            case DraftAny any:
                var choices = any.Parts.Select(part => Rewrite(part, rewrite)).OfType<DraftNode>().ToList();
                return choices.Count == 0 ? null : new DraftAny(choices);
            case DraftItem item when Item.Fits(item, Rule):
                return Mark(rewrite(item));
            default:
                return node;
        }
    }

    private DraftNode? Mark(DraftNode? node) => node switch
    {
        DraftItem item => item with { AppliedItems = [.. item.AppliedItems, Item.Id] },
        DraftAny any => new DraftAny([.. any.Parts.Select(Mark).OfType<DraftNode>()]),
        _ => node,
    };
}
