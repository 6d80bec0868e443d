namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary><c>drop_detection_item</c>: the rule is read as if the item were not there.</summary>
internal sealed record DropItem : Transformation
{
    public override void Apply(TransformationContext context) => context.RewriteItems(_ => null);
}
