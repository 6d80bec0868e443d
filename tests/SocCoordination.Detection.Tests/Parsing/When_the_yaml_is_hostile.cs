using System.Diagnostics;
using System.Text;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Parsing;

public class When_the_yaml_is_hostile
{
    [Fact]
    public void Should_refuse_aliases_that_grow_without_end()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
            bomb.Append($"a{i}: &a{i} [").AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");

        AssertRefused("yaml-nodes", bomb.ToString());
    }

    [Fact]
    public void Should_refuse_a_value_that_contains_itself() => AssertRefused("yaml-alias", "a: &a [*a]");

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "x")]
    [InlineData("? ", "x")]
    public void Should_refuse_a_depth_that_nobody_writes(string open, string inner) =>
        AssertRefused("yaml-depth", string.Concat(Enumerable.Repeat(open, 50_000)) + inner);

    [Fact]
    public void Should_refuse_more_values_than_any_rule_needs() =>
        AssertRefused("yaml-nodes", "a:\n" + string.Concat(Enumerable.Repeat("- x\n", 250_000)));

    [Fact]
    public void Should_refuse_a_text_beyond_4_MB() => AssertRefused("yaml-size", new string('a', 5_000_000));

    [Fact]
    public void Should_refuse_more_documents_than_any_collection_needs() =>
        AssertRefused("yaml-documents", string.Concat(Enumerable.Repeat("---\na: b\n", 6_000)));

    [Fact]
    public void Should_bound_what_it_says_about_one_file() =>
        Assert.Equal(100, Parse.Faults(string.Concat(Enumerable.Repeat("---\na: b\n", 3_000))).Count());

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: 'b")]
    [InlineData("a: b: c")]
    [InlineData("a: *nowhere")]
    [InlineData("%YAML 9.9\n---\na: b")]
    [InlineData("a: \"\\q\"")]
    [InlineData("a: \u0000")]
    [InlineData("[a, b]: c")]
    [InlineData("&a &b c")]
    [InlineData("!<")]
    [InlineData("a:\n  t: {c{s: *d}")]
    [InlineData("a: b\nc\u0000: d")]
    public void Should_name_the_place_of_what_is_malformed(string yaml)
    {
        var fault = Assert.Single(Parse.File(yaml).Diagnostics, diagnostic => diagnostic.Code.StartsWith("yaml-", StringComparison.Ordinal));

        Assert.InRange(fault.Line, 1, 3);
    }

    private static void AssertRefused(string code, string yaml)
    {
        var clock = Stopwatch.StartNew();

        var file = Parse.File(yaml);

        Assert.Contains(file.Diagnostics, diagnostic => diagnostic.Code == code);
        // Not a measure of speed: a text that took exponential time would not end within hours.
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "hung");
    }
}
