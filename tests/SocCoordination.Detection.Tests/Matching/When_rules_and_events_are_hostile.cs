using System.Text;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>What would explode elsewhere is refused with a reason or runs in time linear in the event.</summary>
public class When_rules_and_events_are_hostile
{
    private const int ValueLength = 1_000_000;

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*c")]
    [InlineData("(a|aa)+b")]
    [InlineData("([a-z]+)*X")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)(.*)x")]
    [InlineData("^(a?){50}a{50}$")]
    [InlineData("(\\w+\\s?)+!")]
    [InlineData("(?i)(aA|Aa)*Z")]
    public void Should_run_a_regular_expression_in_linear_time(string pattern)
    {
        var rules = Load.Detection($"s:\n  Image|re: '{pattern}'\ncondition: s");
        Matched(rules, new string('a', ValueLength), expected: null);
        Matched(rules, string.Concat(Enumerable.Repeat("aA ", ValueLength / 3)), expected: null);
    }

    [Theory]
    [InlineData("(a{1,1000}){1,1000}b", "smaller regular expression")]
    [InlineData("((((a{1,100}){1,100}){1,100}){1,100})b", "smaller regular expression")]
    [InlineData("(?=a)b", "without lookaround")]
    [InlineData("(?<!a)b", "without lookaround")]
    [InlineData("(a)\\1", "back reference")]
    [InlineData("(?>a+)b", "atomic group")]
    [InlineData("(?<a>x)(?(a)y|z)", "smaller regular expression")]
    [InlineData("(((", "regular expression")]
    public void Should_refuse_a_regular_expression_that_cannot(string pattern, string expected) =>
        Assert.Contains(expected, Refused($"s:\n  Image|re: '{pattern}'\ncondition: s"), StringComparison.Ordinal);

    [Theory]
    [InlineData("*a", 60, "b")]
    [InlineData("*a?", 30, "b")]
    [InlineData("?", 60, "b*")]
    [InlineData("a?", 60, "*b*")]
    [InlineData("*ab", 60, "c")]
    public void Should_match_many_wildcards_in_bounded_time(string piece, int times, string end)
    {
        var rules = Load.Detection($"s:\n  Image: '{string.Concat(Enumerable.Repeat(piece, times))}{end}'\ncondition: s");
        Matched(rules, new string('a', ValueLength), expected: false);
        Matched(rules, string.Concat(Enumerable.Repeat("ab", ValueLength / 2)), expected: null);
    }

    [Fact]
    public void Should_refuse_thousands_of_wildcards_and_endless_patterns()
    {
        Assert.Contains("at most 64", Refused($"s:\n  Image: '{string.Concat(Enumerable.Repeat("*a", 2_000))}'\ncondition: s"), StringComparison.Ordinal);
        Assert.Contains("at most 4,096 characters", Refused($"s:\n  Image: '{new string('a', 50_000)}'\ncondition: s"), StringComparison.Ordinal);
        Assert.Contains("at most 8,192 characters", Refused($"s:\n  Image|re: '{new string('a', 50_000)}'\ncondition: s"), StringComparison.Ordinal);
    }

    [Fact]
    public void Should_refuse_deep_and_endless_conditions()
    {
        Assert.NotEqual("", Refused($"s:\n  Image: a\ncondition: {new string('(', 5_000)}s{new string(')', 5_000)}"));
        Assert.NotEqual("", Refused($"s:\n  Image: a\ncondition: {string.Concat(Enumerable.Repeat("not ", 5_000))}s"));
        Assert.NotEqual("", Refused($"s:\n  Image: a\ncondition: s{string.Concat(Enumerable.Repeat(" and s", 50_000))}"));
    }

    [Fact]
    public void Should_find_the_last_of_ten_thousand_values_and_long_ones_alike()
    {
        var rules = Load.Detection($"s:\n  Image|contains: [{string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"'value{i}x'"))}]\ncondition: s");
        Matched(rules, new string('v', ValueLength) + "value9999x", expected: true);
        Matched(rules, string.Concat(Enumerable.Repeat("value", ValueLength / 5)), expected: false);
        var alike = Load.Detection($"s:\n  Image|contains: [{string.Join(", ", Enumerable.Range(0, 30).Select(i => $"'{new string('a', 300)}{i}'"))}]\ncondition: s");
        Matched(alike, new string('a', ValueLength / 4), expected: false);
    }

    [Fact]
    public void Should_bound_an_events_depth_size_and_number_of_values()
    {
        var rules = Load.Detection("s:\n  Image: a\ncondition: s");
        var matcher = rules.CreateMatcher();
        Assert.Equal("too many levels", Fault(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
        Assert.Equal("too many levels", Fault("{\"a\":" + new string('[', 100_000)));
        Assert.Contains("4,194,304 bytes", Fault($"{{\"a\":\"{new string('x', 5_000_000)}\"}}"), StringComparison.Ordinal);
        Assert.False(Patience.Try(() => matcher.Match(Load.ProcessCreation(string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"k{i}\":{i}"))), out _).Length > 0, "300,000 values"));
        Assert.True(Patience.Try(() => matcher.Match(Load.ProcessCreation($"\"Image\":[{string.Concat(Enumerable.Repeat("\"b\",", 300_000))}\"a\"]"), out _).Length > 0, "300,000 values of one field"));

        string Fault(string json) => Patience.Try(
            () =>
            {
                matcher.Match(Encoding.UTF8.GetBytes(json), out var fault);
                return fault!.Value.Reason;
            },
            "a hostile event");
    }

    private static void Matched(RuleSet rules, string value, bool? expected)
    {
        var matcher = rules.CreateMatcher();
        var json = Load.ProcessCreation($"\"Image\":\"{value}\"");
        var matches = Patience.Try(() => matcher.Match(json, out _).Length > 0, $"a value of {value.Length} characters");
        if (expected is not null) Assert.Equal(expected, matches);
    }

    private static string Refused(string body)
    {
        var load = Patience.Try(() => RuleLoader.Load([new RuleText("t.yml", Parse.RuleWith(body))]), body[..Math.Min(60, body.Length)]);
        Assert.Equal((0, 1), (load.Set.Rules.Length, load.RefusedCount));
        return string.Concat(load.Errors.Select(error => error.ToString()));
    }
}
