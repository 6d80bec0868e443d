namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>The tests that lie beside a rule file, <c>NAME.tests.yml</c> beside <c>NAME.yml</c>.</summary>
/// <param name="RuleFile">The rule file they are for.</param>
internal sealed record RuleTestFile(string File, string RuleFile, IReadOnlyList<RuleTestCase> Cases);

/// <summary>Lines as they would arrive, and whether the rules of the file raise an alert over them.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Fires">A matching case; else a near miss.</param>
/// <param name="Path">For <see cref="TestSource.File"/>: the file that the lines are read from.</param>
/// <param name="Host">For <see cref="TestSource.File"/>: the host that the shipper names.</param>
/// <param name="At">When the first step begins; times written in the lines themselves do not move.</param>
/// <param name="Count">How many alerts; null: at least one.</param>
internal sealed record RuleTestCase(
    string Name, int Line, bool Fires, TestSource Source, string? Path, string Host, DateTimeOffset At, IReadOnlyList<RuleTestStep> Steps, int? Count);

/// <summary>Lines that are sent once or over and over.</summary>
/// <param name="Every">How much later each repetition is.</param>
/// <param name="After">How long after the step before it begins.</param>
internal sealed record RuleTestStep(IReadOnlyList<string> Lines, int Repeat, TimeSpan Every, TimeSpan After);

/// <summary>How the lines arrive.</summary>
internal enum TestSource
{
    /// <summary>Each line is a syslog message.</summary>
    Syslog,

    /// <summary>Each line is read from a file by a shipper, which sends it as a document's <c>message</c>.</summary>
    File,

    /// <summary>Each line is a document as a shipper sends it.</summary>
    Json,
}
