using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Features.Detection.RuleTesting;

namespace SocCoordination.Rules.Tests;

/// <summary>Every case of every <c>*.tests.yml</c>, through normaliser, matcher, correlation and grouping.</summary>
public class When_lines_of_an_attack_arrive
{
    private static readonly List<Diagnostic> s_faults = [];
    private static readonly Dictionary<string, (RuleTestFile File, RuleTestCase Case)> s_cases = Shipped.Tests(s_faults)
        .SelectMany(file => file.Cases.Select(test => (Name: Name(file, test), file, test)))
        .ToDictionary(one => one.Name, one => (one.file, one.test), StringComparer.Ordinal);

    public static TheoryData<string> Fires() => [.. s_cases.Where(one => one.Value.Case.Fires).Select(one => one.Key)];

    public static TheoryData<string> NearMisses() => [.. s_cases.Where(one => !one.Value.Case.Fires).Select(one => one.Key)];

    [Fact]
    public void Should_have_test_files_without_a_fault() => Assert.Empty(s_faults);

    [Theory]
    [MemberData(nameof(Fires))]
    public void Should_raise_its_alert(string name) => Run(name);

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void Should_not_raise_an_alert_for_a_near_miss(string name) => Run(name);

    private static void Run(string name)
    {
        var (file, test) = s_cases[name];
        var result = Assert.Single(new RuleTester(Shipped.Load.Set).Run(file with { Cases = [test] }));
        Assert.True(result.Passed, result.ToString());
    }

    private static string Name(RuleTestFile file, RuleTestCase test) => Path.GetRelativePath(Shipped.Rules, file.File)[..^RuleTestReader.Ending.Length] + ": " + test.Name;
}
