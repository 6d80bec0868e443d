using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

public class When_a_value_is_compared
{
    public static TheoryData<string, string> Cases => CaseTable.Read("matches.asv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Should_match_as_the_specification_says(string asked, string expected)
    {
        var parts = asked.Split(" | ", 2);
        var rules = Load.Detection($"s:\n  {parts[0]}\ncondition: s");
        Assert.Equal(expected == "yes", Both.Match(rules, Load.ProcessCreation(parts[1])));
    }

    /// <summary>Half a surrogate pair, which no text can hold, is U+FFFD in keys and values, wherever blanks and quotes stand.</summary>
    [Theory]
    [InlineData("\"a\\ud800\" : 1,\"Image\":\"x\"", false)]
    [InlineData("\"a\\\":\\udc00\": {\"b\\ud800\\\"\"  :[1]}", false)]
    [InlineData("\"Image\"\n:\"a\\ud800b\"", true)]
    public void Should_read_halves_of_pairs_alike(string members, bool matches) =>
        Assert.Equal(matches, Both.Match(Load.Detection("s:\n  Image: 'a\uFFFDb'\ncondition: s"), Load.ProcessCreation(members)));

    [Fact]
    public void Should_read_events_where_there_is_no_rule()
    {
        var matcher = Load.Rules().CreateMatcher();
        Assert.Equal(0, matcher.Match(Load.ProcessCreation("\"a\":{\"b\":[1]}"), out var fault).Length);
        Assert.Null(fault);
        matcher.Match("{"u8, out fault);
        Assert.NotNull(fault);
    }
}
