using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary><c>change_logsource</c></summary>
internal sealed record ChangeLogSource(LogSource Source) : Transformation
{
    public override void Apply(TransformationContext context) => context.Rule.LogSource = Source;
}

/// <summary><c>set_state</c></summary>
internal sealed record SetState(string Key, string Value) : Transformation
{
    public override void Apply(TransformationContext context) => context.Rule.State[Key] = Value;
}

/// <summary><c>rule_failure</c>: the rule is refused with the mapping's own words.</summary>
internal sealed record FailRule(string Message) : Transformation
{
    public override void Apply(TransformationContext context) =>
        context.Rule.Diagnostics.Error(context.Rule.Header.At, "mapping-refuses", $"a rule that mapping item '{context.Item.Id}' refuses", Message);
}

/// <summary><c>detection_item_failure</c>: the same for an item.</summary>
internal sealed record FailItem(string Message) : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteItems(item =>
    {
        context.Rule.Diagnostics.Error(item.At, "mapping-refuses", $"{Quote.Of(item.Key)}, which mapping item '{context.Item.Id}' refuses", Message);
        return item;
    });
}

/// <summary><c>nest</c>: items under the conditions of one.</summary>
internal sealed record Nest(IReadOnlyList<PipelineItem> Items) : Transformation
{
    public override void Apply(TransformationContext context)
    {
        foreach (var item in Items) item.Apply(context.Rule, context.Pipeline);
    }
}
