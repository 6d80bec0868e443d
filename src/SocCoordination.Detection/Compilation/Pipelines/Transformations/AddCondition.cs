using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Modifiers;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary><c>add_condition</c>: fields that must, or must not, hold beside the rule's own condition.</summary>
/// <param name="Template">Replace <c>$category</c>, <c>$product</c> and <c>$service</c> in the values.</param>
internal sealed record AddCondition(IReadOnlyList<SearchItem> Items, bool Negated, bool Template) : Transformation
{
    public override void Apply(TransformationContext context)
    {
        var rule = context.Rule;
        var name = $"mapping:{context.Item.Id}";
        while (rule.Searches.Any(search => search.Name == name)) name += "'";
        var items = Items.Select(item => Template ? Fill(item, rule.LogSource) : item);
        var body = new DraftAll([.. items.Select(item => ModifierPass.Draft(item, rule.Diagnostics)).Select(item => Mark(item, context.Item.Id))]);
        rule.Searches.Add(new DraftSearch(name, body, IsForeign: true));
        ConditionNode added = new ConditionName(default, name);
        if (Negated) added = new ConditionNot(added);
        for (var i = 0; i < rule.Conditions.Count; i++) rule.Conditions[i] = new ConditionAnd(added, rule.Conditions[i]);
    }

    private static DraftNode Mark(DraftNode node, string id) => node is DraftItem item ? item with { AppliedItems = [id] } : node;

    private static SearchItem Fill(SearchItem item, LogSource source) => item with
    {
        Values = [.. item.Values.Select(value => value with { Text = Fill(value.Text, source) })],
    };

    private static string Fill(string text, LogSource source) => text
        .Replace("$category", source.Category ?? "", StringComparison.Ordinal)
        .Replace("$product", source.Product ?? "", StringComparison.Ordinal)
        .Replace("$service", source.Service ?? "", StringComparison.Ordinal);
}
