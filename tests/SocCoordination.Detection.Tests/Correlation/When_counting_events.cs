using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

public class When_counting_events
{
    private const string Guessing = """
        title: guessing
        id: guessing
        correlation: {type: event_count, rules: [fail], group-by: [user], timespan: 5m, condition: {gte: 3}}
        """;

    [Fact]
    public void Should_fire_with_the_event_that_reaches_the_count() => Story.Play(Guessing, """
        10:00:00 fail an@web-01
        10:00:30 fail an@web-01
        then nothing
        10:04:59 fail an@web-01
        then guessing fires for an with 3 figure 3 since 10:00:00
        """);

    [Fact]
    public void Should_count_an_event_exactly_a_time_span_earlier_and_none_before_it() => Story.Play(Guessing, """
        10:00:00 fail an@web-01
        10:01:00 fail an@web-01
        10:05:00 fail an@web-01
        then guessing fires for an with 3
        10:00:00 fail binh@web-01
        10:01:00 fail binh@web-01
        10:05:00.0000001 fail binh@web-01
        then nothing
        """);

    [Fact]
    public void Should_be_one_alert_for_one_attack() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x3
        then guessing fires for an with 3
        10:00:01 fail an@web-01
        then guessing continues for an with 4
        10:04:00 fail an@web-02
        then guessing continues for an with 5
        """);

    [Fact]
    public void Should_keep_groups_apart() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x2
        10:00:01 fail binh@web-01 x2
        10:00:02 fail binh@web-02
        then guessing fires for binh with 3
        """);

    [Fact]
    public void Should_stay_one_firing_while_windows_that_hold_touch() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x3
        then guessing fires for an with 3
        // the count falls to one and rises again, no more than a time span after it last held
        10:05:00 fail an@web-01
        then guessing continues for an with 4
        10:05:01 fail an@web-01
        then nothing
        10:05:02 fail an@web-01
        then guessing continues for an with 6
        """);

    [Fact]
    public void Should_fire_anew_after_a_time_span_without() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x3
        then guessing fires for an with 3
        10:05:01 fail an@web-01
        10:05:02 fail an@web-01
        then nothing
        10:05:03 fail an@web-01
        then guessing fires for an with 3 since 10:05:01
        """);

    [Fact]
    public void Should_know_no_more_than_the_count_for_equal_instants() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x2
        10:00:00 fail an@web-01
        then guessing fires for an with 3
        """);

    [Fact]
    public void Should_count_an_event_once() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 as one
        10:00:00 fail an@web-01 as one
        10:00:00 fail an@web-01 as two
        10:01:00 fail an@web-01 of 10:00:00 as one
        then nothing
        tally guessing Counted=2 Repeated=2
        10:01:00 fail an@web-01 as three
        then guessing fires for an with 3
        """);

    [Fact]
    public void Should_count_an_event_of_two_rules_once() => Story.Play("""
        title: guessing
        id: guessing
        correlation: {type: event_count, rules: [fail, scan], group-by: [user], timespan: 5m, condition: {gte: 2}}
        """, """
        10:00:00 fail an@web-01 as one
        10:00:00 scan an@web-01 as one
        then nothing
        10:00:01 scan an@web-01
        then guessing fires for an with 2
        """);

    [Fact]
    public void Should_take_groups_without_case_as_Sigma_compares() => Story.Play(Guessing, """
        10:00:00 fail An@web-01
        10:00:01 fail AN@web-01
        10:00:02 fail an@web-01
        then guessing fires for an with 3
        """);

    [Fact]
    public void Should_leave_out_an_event_without_the_group_field() => Story.Play(Guessing, """
        10:00:00 fail host=web-01 x5
        then nothing
        tally guessing WithoutGroup=5 Counted=0
        """);

    [Fact]
    public void Should_be_one_group_without_group_by() => Story.Play("""
        title: busy
        id: busy
        correlation: {type: event_count, rules: [fail], timespan: 5m, condition: {gt: 2}}
        """, """
        10:00:00 fail an@web-01
        10:00:01 fail binh@web-02
        10:00:02 fail user=chi
        then busy fires with 3
        """);

    [Theory]
    [InlineData("gt: 2")]
    [InlineData("gte: 3")]
    [InlineData("gte: 2.5")]
    [InlineData("gt: 2, gte: 1")]
    [InlineData("gte: 3, neq: 0")]
    public void Should_take_every_lower_bound(string condition) => Story.Play($$"""
        title: busy
        id: busy
        correlation:
          type: event_count
          rules: [fail]
          timespan: 5m
          condition: {{{condition}}}
        """, """
        10:00:00 fail an@web-01 x2
        then nothing
        10:00:01 fail an@web-01
        then busy fires with 3
        """);
}
