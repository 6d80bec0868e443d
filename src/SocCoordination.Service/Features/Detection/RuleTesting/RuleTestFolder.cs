using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Features.Playbooks.Reading;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>Runs every test under a folder of rules: what <c>soc rules test DIR</c> does.</summary>
internal static class RuleTestFolder
{
    /// <summary>Loads all rules of the folder and runs the tests beside them.</summary>
    public static RuleTestReport Run(string folder, IEnumerable<string>? mappings = null)
    {
        var load = RuleLoader.Load([folder], mappings);
        var faults = new List<Diagnostic>(load.Diagnostics);
        var tester = new RuleTester(load.Set);
        var files = Find(folder).Select(file => Read(file, faults)).OfType<RuleTestFile>().ToList();
        var tested = files.Select(file => Path.GetFullPath(file.RuleFile)).ToHashSet(StringComparer.Ordinal);
        var untested = load.Set.Rules.Select(rule => rule.Header.File).Distinct(StringComparer.Ordinal).Where(file => !tested.Contains(Path.GetFullPath(file)));
        return new RuleTestReport([.. files.SelectMany(tester.Run)], faults, [.. untested]);
    }

    public static IEnumerable<string> Find(string folder) =>
        Directory.EnumerateFiles(folder, "*" + RuleTestReader.Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static RuleTestFile? Read(string file, List<Diagnostic> faults)
    {
        var findings = new Findings(file);
        var read = RuleTestReader.Read(file, File.ReadAllText(file), findings);
        faults.AddRange(findings.All);
        return read;
    }
}

/// <summary>How all of it went.</summary>
/// <param name="Faults">What is wrong with rule and test files.</param>
/// <param name="Untested">Rule files without tests.</param>
internal sealed record RuleTestReport(IReadOnlyList<RuleTestResult> Results, IReadOnlyList<Diagnostic> Faults, IReadOnlyList<string> Untested)
{
    public bool Passed => Results.All(result => result.Passed) && Faults.All(fault => fault.Severity != Severity.Error);
}
