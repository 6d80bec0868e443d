namespace SocCoordination.Detection.Ast;

/// <summary>How serious a match is, as Sigma names it.</summary>
public enum RuleLevel
{
    /// <summary>The rule names none.</summary>
    None,
    Informational,
    Low,
    Medium,
    High,
    Critical,
}
