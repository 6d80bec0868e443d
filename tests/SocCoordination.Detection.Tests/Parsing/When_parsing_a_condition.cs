using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Parsing;

public class When_parsing_a_condition
{
    public static TheoryData<string, string> Bindings => CaseTable.Read("conditions.asv");

    public static TheoryData<string, string> Errors => CaseTable.Read("condition-errors.asv");

    [Theory]
    [MemberData(nameof(Bindings))]
    public void Should_bind_as_the_specification_says(string condition, string expected)
    {
        var diagnostics = new DiagnosticList("test.yml");

        var parsed = ConditionParser.Parse(Plain(condition), diagnostics);

        Assert.Empty(diagnostics.Items);
        Assert.Equal(expected, ConditionText.Of(parsed!));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Should_say_where_it_is_wrong_and_what_was_expected(string condition, string expected)
    {
        var diagnostics = new DiagnosticList("test.yml");

        var parsed = ConditionParser.Parse(Plain(condition), diagnostics);

        Assert.Null(parsed);
        var only = Assert.Single(diagnostics.Items);
        Assert.Equal(expected, $"{only.Column}: found {only.Found}; expected {only.Expected}");
    }

    [Fact]
    public void Should_refuse_parentheses_deeper_than_any_person_writes()
    {
        var diagnostics = new DiagnosticList("test.yml");
        var deep = new string('(', 100_000) + "a" + new string(')', 100_000);

        Assert.Null(ConditionParser.Parse(Plain(deep), diagnostics));
        Assert.Contains("at most 2,000", Assert.Single(diagnostics.Items).Expected, StringComparison.Ordinal);

        Assert.Null(ConditionParser.Parse(Plain(string.Concat(Enumerable.Repeat("not ", 65)) + "a"), diagnostics));
        Assert.Contains("64 levels", diagnostics.Items[1].Found, StringComparison.Ordinal);
    }

    private static YamlScalar Plain(string text) => new(new Mark(1, 1), text, plain: true, inline: true);
}
