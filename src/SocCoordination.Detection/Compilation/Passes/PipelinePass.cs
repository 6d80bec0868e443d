using SocCoordination.Detection.Compilation.Drafts;
using SocCoordination.Detection.Compilation.Pipelines;

namespace SocCoordination.Detection.Compilation.Passes;

/// <summary>Runs the mapping pipelines over a rule, by priority.</summary>
internal static class PipelinePass
{
    public static void Apply(DraftRule rule, IReadOnlyList<Pipeline> pipelines)
    {
        foreach (var pipeline in pipelines)
            foreach (var item in pipeline.Items)
                item.Apply(rule, pipeline);
    }
}
