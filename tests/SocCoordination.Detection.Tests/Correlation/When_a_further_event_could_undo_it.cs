using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

/// <summary>Upper bounds, equalities and absence are judged when the time frame is over.</summary>
public class When_a_further_event_could_undo_it
{
    private const string Silence = """
        title: quiet
        id: quiet
        correlation: {type: event_count, rules: [beat], group-by: [host], timespan: 1h, condition: {lt: 3}}
        """;

    [Fact]
    public void Should_not_fire_for_fewer_while_more_may_come() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        10:20:00 beat host=web-01
        then nothing
        10:40:00 beat host=web-01
        clock 12:00:00
        then nothing
        """);

    [Fact]
    public void Should_fire_for_fewer_when_the_frame_is_over() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        10:20:00 beat host=web-01
        clock 11:00:59
        then nothing
        clock 11:01:00
        then quiet fires for web-01 with 2 figure 2 since 10:00:00
        """);

    [Fact]
    public void Should_judge_as_well_when_another_group_shows_that_time_has_passed() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        13:00:00 beat host=web-02
        then quiet fires for web-01 with 1
        """);

    [Fact]
    public void Should_begin_a_frame_with_the_first_event_after_the_last() => Story.Play(Silence, """
        10:00:00 beat host=web-01 x5
        // 11:00:00 still belongs to the first
        11:00:00 beat host=web-01
        11:10:00 beat host=web-01
        12:10:00 beat host=web-01
        12:11:00 beat host=web-01
        then quiet fires for web-01 with 2 since 11:10:00
        """);

    [Fact]
    public void Should_be_one_alert_while_frame_after_frame_holds() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        11:30:00 beat host=web-01
        then quiet fires for web-01 with 1
        clock 12:31:00
        then quiet continues for web-01 with 2 since 10:00:00
        // more than a time span without any event
        14:00:00 beat host=web-01
        clock 15:01:00
        then quiet fires for web-01 with 1
        """);

    [Fact]
    public void Should_fire_anew_after_a_frame_that_did_not_hold() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        11:10:00 beat host=web-01 x4
        then quiet fires for web-01 with 1
        12:20:00 beat host=web-01
        clock 13:21:00
        then quiet fires for web-01 with 1 since 12:20:00
        """);

    [Fact]
    public void Should_say_nothing_of_a_group_that_was_never_seen() => Story.Play(Silence, """
        clock 10:00:00
        clock 20:00:00
        then nothing
        """);

    [Fact]
    public void Should_wait_for_what_arrives_late_with_others() => Story.Play(Silence, """
        // a shipper was cut off and now delivers, one after the other
        13:00:00 beat host=web-01 of 11:56:00
        13:00:01 beat host=web-01 of 11:57:00
        13:00:02 beat host=web-01 of 11:58:00
        clock 13:30:00
        then nothing
        """);

    [Fact]
    public void Should_leave_out_what_arrives_after_its_frame_was_judged() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        clock 11:01:00
        then quiet fires for web-01 with 1
        11:02:00 beat host=web-01 of 10:30:00
        then nothing
        tally quiet TooLate=1 Counted=1
        """);

    [Theory]
    [InlineData("gt: 2, lte: 4", 3, true)]
    [InlineData("gt: 2, lte: 4", 4, true)]
    [InlineData("gt: 2, lte: 4", 5, false)]
    [InlineData("gt: 2, lte: 4", 2, false)]
    [InlineData("eq: 3", 3, true)]
    [InlineData("eq: 3", 4, false)]
    [InlineData("neq: 3", 3, false)]
    [InlineData("neq: 3", 2, true)]
    [InlineData("lte: 3", 3, true)]
    [InlineData("lt: 3", 3, false)]
    public void Should_judge_every_bound(string condition, int events, bool holds) => Story.Play($$"""
        title: bounded
        id: bounded
        correlation:
          type: event_count
          rules: [fail]
          timespan: 5m
          condition: {{{condition}}}
        """, $"""
        10:00:00 fail an@web-01 x{events}
        clock 10:10:00
        {(holds ? $"then bounded fires with {events}" : "then nothing")}
        """);

    [Fact]
    public void Should_judge_one_rule_without_another_when_the_other_may_no_more_come() => Story.Play("""
        title: unanswered
        id: unanswered
        correlation: {type: temporal, rules: [fail, success], group-by: [user], timespan: 5m, condition: fail and not success}
        """, """
        10:00:00 fail an@web-01
        10:04:00 success an@web-01
        10:00:00 fail binh@web-01
        clock 10:06:00
        then unanswered fires for binh with 1
        """);

    [Fact]
    public void Should_judge_measures_with_an_upper_bound() => Story.Play("""
        title: small
        id: small
        correlation: {type: value_avg, rules: [transfer], group-by: [user], timespan: 5m, condition: {field: bytes, lt: 100}}
        """, """
        10:00:00 transfer an@web-01 bytes=10
        10:01:00 transfer an@web-01 bytes=500
        10:00:00 transfer binh@web-01 bytes=10
        10:01:00 transfer binh@web-01 bytes=30
        clock 10:10:00
        then small fires for binh with 2 figure 20
        """);

    [Fact]
    public void Should_tell_the_same_however_often_time_is_told()
    {
        var once = """
            10:00:00 beat host=web-01
            11:30:00 beat host=web-02
            then quiet fires for web-01 with 1
            clock 15:00:00
            then quiet fires for web-02 with 1
            """;
        Story.Play(Silence, once);
        Story.Play(Silence, once
            .Replace("11:30:00 beat host=web-02\n", "clock 11:00:00\nclock 11:00:30\nclock 11:01:00\nthen quiet fires for web-01 with 1\n11:30:00 beat host=web-02\nclock 12:29:00\n", StringComparison.Ordinal)
            .Replace("then quiet fires for web-01 with 1\nclock 15", "clock 15", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_judge_once_across_a_restart() => Story.Play(Silence, """
        10:00:00 beat host=web-01
        restart
        10:20:00 beat host=web-01
        restart
        clock 11:01:00
        then quiet fires for web-01 with 2
        restart
        clock 11:02:00
        then nothing
        11:30:00 beat host=web-01
        restart
        clock 12:31:00
        then quiet continues for web-01 with 3
        """);

    [Fact]
    public void Should_say_nothing_of_a_frame_that_was_too_full_to_know() => Story.Play("""
        title: few
        id: few
        correlation: {type: value_count, rules: [fail], group-by: [host], timespan: 5m, condition: {field: user, lte: 4}}
        """, """
        10:00:00 fail an@web-01 x4
        10:00:01 fail binh@web-01
        clock 10:10:00
        then nothing
        tally few DroppedFromFullGroups=1
        // the next frame is judged again
        10:11:00 fail an@web-01
        clock 10:20:00
        then few fires for web-01 with 1
        """, Rules.Quick with { EntriesPerGroup = 4, EntriesPerRule = 100, Entries = 100 });
}
