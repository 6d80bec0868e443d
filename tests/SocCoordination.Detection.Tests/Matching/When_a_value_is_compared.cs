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
