using SocCoordination.Detection.Loading;
using SocCoordination.Events.Normalisation;
using SocCoordination.Service.Features.Detection.RuleTesting;

namespace SocCoordination.Rules.Tests;

/// <summary>A near miss whose lines the rule would never look at proves nothing: some line must be of the log source of one of the file's rules.</summary>
public class When_a_near_miss_is_too_easy
{
    private static readonly IReadOnlyList<RuleTestFile> s_tests = Shipped.Tests([]);

    public static TheoryData<string> Files() => [.. s_tests.Select(file => Path.GetRelativePath(Shipped.Rules, file.File))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Should_not_happen(string name)
    {
        var file = s_tests.Single(one => Path.GetRelativePath(Shipped.Rules, one.File) == name);
        var rule = Path.GetFullPath(file.RuleFile);
        var sources = Shipped.Load.Set.Rules.Where(one => Path.GetFullPath(one.Header.File) == rule).Select(one => one.LogSource).OfType<Detection.Ast.LogSource>().Distinct();
        // A rule that takes everything of the same log sources.
        var everything = RuleLoader.Load(
            [.. sources.Select((source, i) => new RuleText($"all-{i}.yml", $"title: all {i}\nlogsource: {{ {source} }}\ndetection: {{ s: {{ '@timestamp|exists': true }}, condition: s }}\n"))]).Set;
        var (matcher, normaliser) = (everything.CreateMatcher(), new Normaliser());

        Assert.All(file.Cases, test => Assert.Contains(TestTimeline.Of(test).Take(50), line => Reaches(test, line)));

        bool Reaches(RuleTestCase test, TimedLine line) =>
            normaliser.Normalise(TestArrivals.Of(test, line, 0)) is { IsEvent: true } read && matcher.Match(read.Event.Document.Span, out _).Length > 0;
    }
}
