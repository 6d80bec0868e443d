namespace SocCoordination.Detection.Compilation.Pipelines;

/// <summary>A processing pipeline as pySigma writes it: changes to rules before they are matched.</summary>
/// <param name="Priority">Lower runs first; equal ones in the order given.</param>
/// <param name="Vars">Values that placeholders stand for.</param>
internal sealed record Pipeline(string Name, int Priority, IReadOnlyDictionary<string, IReadOnlyList<string>> Vars, IReadOnlyList<PipelineItem> Items)
{
    public static Pipeline Empty { get; } = new("", 0, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), []);
}
