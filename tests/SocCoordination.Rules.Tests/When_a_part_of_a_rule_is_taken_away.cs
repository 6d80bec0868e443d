using System.Globalization;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Service.Features.Detection.RuleTesting;

namespace SocCoordination.Rules.Tests;

/// <summary>
/// Spoils each rule in every way of a short list - a selection or filter that never holds, a threshold halved or tenfold - and
/// expects its tests to notice: a part that no test needs is either untested or superfluous.
/// </summary>
public partial class When_a_part_of_a_rule_is_taken_away
{
    private static readonly IReadOnlyList<RuleTestFile> s_tests = Shipped.Tests([]);

    public static TheoryData<string> Files() => [.. s_tests.Select(file => Path.GetRelativePath(Shipped.Rules, file.RuleFile))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Should_be_noticed_by_its_tests(string name)
    {
        var tests = s_tests.Single(file => Path.GetRelativePath(Shipped.Rules, file.RuleFile) == name);
        var text = File.ReadAllText(tests.RuleFile);

        Assert.Empty(Spoiled(text).Where(spoiled => Passes(tests, spoiled.Text)).Select(spoiled => spoiled.How));
    }

    private static bool Passes(RuleTestFile tests, string text)
    {
        var load = RuleLoader.Load([new RuleText(tests.RuleFile, text)]);
        return load.RefusedCount == 0 && new RuleTester(load.Set).Run(tests).All(result => result.Passed);
    }

    private static IEnumerable<(string How, string Text)> Spoiled(string text)
    {
        foreach (Match part in Search().Matches(text))
            yield return ($"without {part.Groups["name"].Value}", Replace(text, part, $"  {part.Groups["name"].Value}:\n    nowhere.at.all: 'xyzzy'\n"));
        foreach (Match threshold in Threshold().Matches(text))
        {
            var value = long.Parse(threshold.Groups["value"].Value, CultureInfo.InvariantCulture);
            foreach (var other in new[] { value / 2, value * 10 })
                yield return ($"with {other} instead of {value}", Replace(text, threshold.Groups["value"], other.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static string Replace(string text, Capture what, string with) => string.Concat(text.AsSpan(0, what.Index), with, text.AsSpan(what.Index + what.Length));

    /// <summary>A search identifier with all below it; rule files indent by two.</summary>
    [GeneratedRegex("^  (?!condition:|sentence:)(?<name>[a-z_]+):\\n(    .*\\n|  #.*\\n)+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Search();

    /// <summary>A correlation's, which stands alone on its line.</summary>
    [GeneratedRegex("^    gte: (?<value>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Threshold();
}
