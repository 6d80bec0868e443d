using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Parsing;

public class When_parsing_a_correlation
{
    [Theory]
    [InlineData("event_count", CorrelationType.EventCount, "{gte: 10}")]
    [InlineData("value_count", CorrelationType.ValueCount, "{gte: 10, field: User}")]
    [InlineData("temporal", CorrelationType.Temporal, "{gte: 2}")]
    [InlineData("temporal_ordered", CorrelationType.TemporalOrdered, "{gte: 2}")]
    [InlineData("value_sum", CorrelationType.ValueSum, "{gt: 1.5, field: bytes}")]
    [InlineData("value_avg", CorrelationType.ValueAvg, "{lt: 3, field: bytes}")]
    [InlineData("value_percentile", CorrelationType.ValuePercentile, "{lte: 3, field: bytes, percentile: 95}")]
    [InlineData("value_median", CorrelationType.ValueMedian, "{neq: 3, field: bytes}")]
    [InlineData("new_terms", CorrelationType.NewTerms, "{field: process.name}")]
    internal void Should_know_every_type(string name, CorrelationType type, string condition)
    {
        var rule = Parse.Only<CorrelationRule>($"title: t\ncorrelation: {{type: {name}, rules: [a, b], group-by: [x, y], timespan: 90m, condition: {condition}}}");

        Assert.Equal(type, rule.Type);
        Assert.Equal(["a", "b"], rule.Rules.Select(reference => reference.IdOrName));
        Assert.Equal(["x", "y"], rule.GroupBy);
        Assert.Equal(TimeSpan.FromMinutes(90), rule.Timespan);
        Assert.False(rule.Generate);
    }

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3_600)]
    [InlineData("7d", 604_800)]
    public void Should_read_the_time_span(string written, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Parse.Only<CorrelationRule>($"title: t\ncorrelation: {{type: event_count, rules: a, timespan: {written}, condition: {{eq: 1}}}}").Timespan);

    [Fact]
    public void Should_join_bounds_into_a_range()
    {
        var rule = Parse.Only<CorrelationRule>("title: t\ncorrelation: {type: event_count, rules: a, timespan: 1h, condition: {gt: 100, lte: 200}}");

        Assert.Equal([new CorrelationBound(BoundOperator.Gt, 100), new CorrelationBound(BoundOperator.Lte, 200)], rule.Bounds);
    }

    [Fact]
    public void Should_count_combinations_of_several_fields() =>
        Assert.Equal(["User", "Computer"], Parse.Only<CorrelationRule>("title: t\ncorrelation: {type: value_count, rules: a, timespan: 1h, condition: {gte: 3, field: [User, Computer]}}").ValueFields);

    [Fact]
    public void Should_want_every_rule_of_a_temporal_one_without_a_condition() =>
        Assert.Equal([new CorrelationBound(BoundOperator.Gte, 3)], Parse.Only<CorrelationRule>("title: t\ncorrelation: {type: temporal, rules: [a, b, c], timespan: 1h}").Bounds);

    [Fact]
    public void Should_take_the_rules_from_an_expression_that_names_them()
    {
        var rule = Parse.Only<CorrelationRule>("title: t\ncorrelation: {type: temporal, timespan: 1h, condition: a and (b or not c) and a}");

        Assert.Equal("((a and (b or not(c))) and a)", ConditionText.Of(rule.Expression!));
        Assert.Equal(["a", "b", "c"], rule.Rules.Select(reference => reference.IdOrName));
    }

    [Fact]
    public void Should_read_aliases_and_generate()
    {
        var rule = Parse.Only<CorrelationRule>("""
            title: t
            correlation:
              type: temporal
              rules: [internal_error, new_network_connection]
              group-by: [internal_ip]
              timespan: 10s
              generate: true
              aliases:
                internal_ip:
                  internal_error: destination.ip
                  new_network_connection: source.ip
            """);

        Assert.True(rule.Generate);
        Assert.Equal("source.ip", Assert.Single(rule.Aliases).Fields["new_network_connection"]);
    }

    [Fact]
    public void Should_read_a_filter_and_the_rules_that_it_limits()
    {
        var filter = Parse.Only<FilterRule>("""
            title: our administrators
            logsource: {category: process_creation, product: windows}
            filter:
              rules: [6f3e2987-db24-4c78-a860-b4f4095a7095]
              selection: {User|startswith: adm_}
              condition: not selection
            """);

        Assert.Equal("6f3e2987-db24-4c78-a860-b4f4095a7095", Assert.Single(filter.Rules!).IdOrName);
        Assert.Equal("not(selection)", ConditionText.Of(filter.Condition));
        Assert.Null(Parse.Only<FilterRule>("title: t\nlogsource: {product: windows}\nfilter: {rules: any, s: {A: b}, condition: not s}").Rules);
    }
}
