using System.Globalization;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary><c>soc rules test</c>: runs the tests beside the rules of a folder, without a service.</summary>
public static class RuleTestsFromCommandLine
{
    /// <param name="mappings">The team's own mapping files.</param>
    /// <param name="all">Whether passed tests are listed too.</param>
    /// <returns>0: all passed; 1: some did not, or a file is at fault; 2: there are no tests.</returns>
    public static int Run(string folder, IReadOnlyList<string> mappings, bool all, TextWriter output)
    {
        var report = RuleTestFolder.Run(folder, mappings);
        foreach (var fault in report.Faults.Where(fault => fault.Severity == Severity.Error))
            output.WriteLine(fault.ToString());
        foreach (var result in report.Results.Where(result => all || !result.Passed))
            output.WriteLine(result.ToString());
        foreach (var file in report.Untested)
            output.WriteLine($"{file}: note untested: no tests beside it");
        var failed = report.Results.Count(result => !result.Passed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Results.Count - failed} passed, {failed} failed, {report.Untested.Count} rule files without tests"));
        return !report.Passed ? 1 : report.Results.Count == 0 ? 2 : 0;
    }
}
