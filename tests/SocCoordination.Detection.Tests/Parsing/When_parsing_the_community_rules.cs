using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Parsing;

public class When_parsing_the_community_rules
{
    [Fact]
    public void Should_accept_all_3754()
    {
        var files = SharedData.RuleFolders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
            .Select(path => RuleFileParser.Parse(path, File.ReadAllText(path)))
            .ToList();

        Assert.Empty(files.SelectMany(file => file.Diagnostics).Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.ToString()));
        var rules = files.SelectMany(file => file.Documents).OfType<DetectionRule>().ToList();
        Assert.Equal(3754, rules.Count);
        Assert.Equal(2858, rules.Count(rule => rule.LogSource.Product == "windows"));
        Assert.Equal(3754, rules.Select(rule => rule.Header.Id).Distinct().Count());
        Assert.All(rules, rule => Assert.NotEqual(RuleLevel.None, rule.Header.Level));
    }
}
