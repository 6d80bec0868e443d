namespace SocCoordination.Detection.Compilation.Pipelines.Transformations;

/// <summary>One kind of change to a rule.</summary>
internal abstract record Transformation
{
    public abstract void Apply(TransformationContext context);
}
