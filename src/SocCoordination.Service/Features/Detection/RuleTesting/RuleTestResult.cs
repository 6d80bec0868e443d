namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>How one case went.</summary>
/// <param name="Problems">Empty where it passed.</param>
internal sealed record RuleTestResult(string File, RuleTestCase Case, IReadOnlyList<string> Problems)
{
    public bool Passed => Problems.Count == 0;

    /// <summary>One line, as editors and build logs recognise it.</summary>
    public override string ToString() => Passed
        ? $"{File}:{Case.Line}: passed: {Case.Name}"
        : $"{File}:{Case.Line}: failed: {Case.Name}: {string.Join("; ", Problems)}";
}
