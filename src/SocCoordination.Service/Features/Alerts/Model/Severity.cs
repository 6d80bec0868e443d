namespace SocCoordination.Service.Features.Alerts.Model;

/// <summary>The priority that people see; Sigma's levels map onto it one to one.</summary>
public enum Severity
{
    Informational,
    Low,
    Medium,
    High,
    Critical,
}
