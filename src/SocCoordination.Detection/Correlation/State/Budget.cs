namespace SocCoordination.Detection.Correlation.State;

/// <summary>What all correlations hold together.</summary>
internal sealed class Budget
{
    public int Held { get; set; }
}
