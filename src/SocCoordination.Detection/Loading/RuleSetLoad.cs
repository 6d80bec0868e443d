using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Loading;

/// <summary>What came of loading rules: the good ones, ready to run, and what was said about the others.</summary>
/// <param name="Set">The good rules.</param>
/// <param name="Diagnostics">By file and place.</param>
/// <param name="RefusedCount">Documents that did not become a rule.</param>
public sealed record RuleSetLoad(RuleSet Set, IReadOnlyList<Diagnostic> Diagnostics, int RefusedCount)
{
    /// <summary>The diagnostics that refused a rule.</summary>
    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error);
}
