using System.Text;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;
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

    [Fact]
    public void Should_count_the_values_that_a_regular_expression_did_not_decide_in_time()
    {
        var rules = Load.Detection("s:\n  Image|re: '(a[ab]{0,90}){3}\\d'\ncondition: s");
        var matcher = rules.CreateMatcher();
        matcher.Match(Load.ProcessCreation($"\"Image\":\"{Letters(ValueLength)}\""), out _);
        Assert.Equal(1, rules.Sightings()[0].Undecided);
        matcher.Match(Load.ProcessCreation("\"Image\":\"ab\""), out _);
        Assert.Equal(1, rules.Sightings()[0].Undecided);
    }

    [Theory]
    [InlineData("(a[ab]{0,90}){3}\\d")]
    [InlineData("(a.{0,200})*b\\d")]
    [InlineData("((a[ab]{0,9}){0,9}b){0,9}\\d")]
    [InlineData("(a|b|ab|ba|aa){0,900}\\d")]
    [InlineData("([ab]{1,30}a){1,30}\\d")]
    [InlineData("(a[ab]{0,7}){7}\\d")]
    [InlineData("a[ab]{0,400}a[ab]{0,400}a[ab]{0,400}\\d")]
    public void Should_end_a_regular_expression_that_grows_with_what_it_reads(string pattern)
    {
        var rules = Load.Detection($"s:\n  Image|re: '{pattern}'\ncondition: s");
        Matched(rules, Letters(1_000), expected: null);
        Matched(rules, Letters(ValueLength), expected: null);
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
    }

    [Theory]
    [InlineData(8, 4_000)]
    [InlineData(1_500, 0)]
    [InlineData(300, 1_000)]
    public void Should_tell_values_apart_that_are_nearly_the_same_in_linear_time(int count, int length)
    {
        var rules = Load.Detection($"s:\n  Image|contains: [{string.Join(", ", Enumerable.Range(5, count).Select(i => $"'{new string('a', length + (length == 0 ? i : 0))}c{(length == 0 ? "" : $"{i}")}'"))}]\ncondition: s");
        Matched(rules, new string('a', EventLimits.Bytes - 500), expected: false);
        Matched(rules, string.Concat(Enumerable.Repeat(new string('a', 4_000) + 'd', 1_000)), expected: false);
        Matched(rules, string.Concat(Enumerable.Repeat(new string('a', 4) + 'c', 800_000)), expected: false);
        Matched(rules, new string('a', ValueLength) + (length == 0 ? "c" : "c5"), expected: true);
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

    /// <summary>Letters in no order, with a digit now and then, which is all that the patterns lack.</summary>
    private static string Letters(int length)
    {
        var random = new Random(5);
        return string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(700) == 0 ? '5' : "ab"[random.Next(2)]));
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
