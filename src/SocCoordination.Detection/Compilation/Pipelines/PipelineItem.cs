using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Pipelines.Conditions;
using SocCoordination.Detection.Compilation.Pipelines.Transformations;

namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>One transformation and the conditions under which it is applied.</summary>
internal sealed record PipelineItem(
    string Id,
    Transformation Transformation,
    ConditionGroup<RuleCondition> RuleConditions,
    ConditionGroup<ItemCondition> ItemConditions,
    ConditionGroup<FieldCondition> FieldConditions)
{
    public void Apply(DraftRule rule, Pipeline pipeline)
    {
        if (!RuleConditions.Hold(condition => condition.Holds(rule))) return;
        rule.AppliedItems.Add(Id);
        Transformation.Apply(new TransformationContext(rule, pipeline, this));
    }

    public bool Fits(DraftItem item, DraftRule rule) =>
        ItemConditions.Hold(condition => condition.Holds(item, rule)) && FitsField(item.Field, item, rule);

    public bool FitsField(string? field, DraftItem item, DraftRule rule) =>
        FieldConditions.Hold(condition => condition.Holds(field, item, rule));
}
