namespace SocCoordination.Detection.Parsing;

/// <summary>How much a diagnostic weighs: an error refuses the rule, a warning does not.</summary>
public enum Severity
{
    /// <summary>The rule runs; its author should look.</summary>
    Warning,

    /// <summary>The rule is refused.</summary>
    Error,
}

/// <summary>One finding about a rule or mapping file: where it is, what stood there and what was expected.</summary>
/// <param name="Severity">Whether the rule is refused.</param>
/// <param name="Code">A stable short name of the kind of finding, for tools.</param>
/// <param name="File">The path as it was given to the loader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Expected">What was expected instead, and where it helps, what to do.</param>
public sealed record Diagnostic(Severity Severity, string Code, string File, int Line, int Column, string Found, string Expected)
{
    /// <summary>The one-line form that editors and build logs recognise.</summary>
    public override string ToString()
    {
        var kind = Severity == Severity.Error ? "error" : "warning";
        return $"{File}:{Line}:{Column}: {kind} {Code}: found {Found}; expected {Expected}";
    }
}
