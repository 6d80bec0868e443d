namespace SocCoordination.Service.Features.Detection;

/// <summary>How far correlation has come, and whose turn it was: one row, changed in the transaction that stores what was correlated.</summary>
internal sealed class CorrelationTurn
{
    public int One { get; init; } = 1;

    /// <summary>The node that correlated last: another must begin with what is stored.</summary>
    public string Node { get; set; } = "";

    /// <summary>The last of the log's matches that was observed; those after it wait.</summary>
    public long Observed { get; set; }

    /// <summary>What each correlation took, left out and dropped, as of the last tick: JSON, for every node to show.</summary>
    public string? Statistics { get; set; }
}
