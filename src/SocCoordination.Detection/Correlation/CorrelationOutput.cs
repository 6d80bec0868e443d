namespace SocCoordination.Detection.Correlation;

/// <summary>What an observation or the passing of time brought. The caller stores it in the same transaction as the observation.</summary>
/// <param name="Changes">Firings that began or grew, in order.</param>
/// <param name="Rows">Rows to keep, replacing those of the same rule, group and term.</param>
public sealed record CorrelationOutput(IReadOnlyList<FiringChange> Changes, IReadOnlyList<CorrelationRow> Rows)
{
    /// <summary>Nothing fired, nothing to keep.</summary>
    public static CorrelationOutput Nothing { get; } = new([], []);
}
