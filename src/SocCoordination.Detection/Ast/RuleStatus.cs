namespace SocCoordination.Detection.Ast;

/// <summary>How mature a rule is, as Sigma names it.</summary>
public enum RuleStatus
{
    /// <summary>The rule names none.</summary>
    None,
    Stable,
    Test,
    Experimental,
    Deprecated,
    Unsupported,
}
