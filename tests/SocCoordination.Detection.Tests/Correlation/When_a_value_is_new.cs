using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

public class When_a_value_is_new
{
    private const string NewHost = """
        title: new-host
        id: new-host
        correlation: {type: new_terms, rules: [success], group-by: [user], timespan: 14d, condition: {field: host}}
        """;

    [Fact]
    public void Should_fire_for_a_value_that_the_group_has_not_shown() => Story.Play(NewHost, """
        10:00:00 success an@web-01
        then new-host fires for an with 1
        10:05:00 success an@web-01
        then nothing
        10:06:00 success an@web-02
        then new-host fires for an with 1 figure 1
        10:07:00 success binh@web-01
        then new-host fires for binh with 1
        """);

    [Fact]
    public void Should_forget_after_the_time_span() => Story.Play(NewHost, """
        10:00:00 success an@web-01
        then new-host fires for an with 1
        day 15 10:00:00 success an@web-01
        then nothing
        day 29 10:00:01 success an@web-01
        then new-host fires for an with 1
        """);

    [Fact]
    public void Should_take_values_without_case() => Story.Play(NewHost, """
        10:00:00 success an@WEB-01
        then new-host fires for an with 1
        10:05:00 success An@web-01
        then nothing
        """);

    [Fact]
    public void Should_not_fire_for_a_late_event_of_a_value_that_was_seen_since() => Story.Play(NewHost, """
        10:00:00 success an@web-01
        then new-host fires for an with 1
        10:30:00 success an@web-01 of 09:00:00
        then nothing
        """);

    [Fact]
    public void Should_learn_before_it_speaks() => Story.Play(NewHost, """
        10:00:00 success an@web-01
        22:00:00 success an@web-02
        then nothing
        tally new-host Counted=2
        day 2 10:00:01 success an@web-01
        then nothing
        day 2 10:00:02 success an@web-03
        then new-host fires for an with 1
        // a group that comes later is compared with nothing of its own
        day 2 10:00:03 success chi@web-01
        then new-host fires for chi with 1
        """, CorrelationOptions.Default);

    [Fact]
    public void Should_go_on_learning_after_a_restart_and_not_begin_anew() => Story.Play(NewHost, """
        10:00:00 success an@web-01
        15:00:00 success an@web-02
        restart
        20:00:00 success an@web-03
        restart
        day 2 10:00:01 success an@web-04
        then new-host fires for an with 1
        """, CorrelationOptions.Default);

    [Fact]
    public void Should_remember_across_restarts_for_as_long_as_the_time_span()
    {
        var keeper = new Keeper(Rules.Plan(NewHost));
        var story = new Story(keeper);
        story.Play("""
            10:00:00 success an@web-01
            then new-host fires for an with 1
            restart
            day 3 10:00:00 success an@web-01
            day 3 12:00:00 success an@web-02
            then new-host fires for an with 1
            day 10 10:00:00 success binh@web-01
            then new-host fires for binh with 1
            restart
            """);
        Assert.Equal(1, keeper.Logged);
        story.Play("""
            day 16 09:00:00 success an@web-01
            then nothing
            day 17 12:00:01 success an@web-02
            then new-host fires for an with 1
            """);
    }

    [Fact]
    public void Should_tell_a_row_for_a_new_value_at_once_and_for_a_known_one_now_and_then()
    {
        var keeper = new Keeper(Rules.Plan(NewHost));
        var rows = new List<int>();
        var at = Moments.Read("10:00:00");
        for (var minute = 0; minute < 180; minute++)
        {
            var observation = new Observation("success", new((UInt128)(minute + 1)), at.AddMinutes(minute), at.AddMinutes(minute), new Dictionary<string, string> { ["user"] = "an", ["host"] = "web-01" });
            rows.Add(keeper.Observe(observation).Rows.Count);
        }

        // At once: the value and that learning began; then once for each interval that began with it being seen.
        Assert.Equal(2, rows[0]);
        Assert.Equal(2, rows.Skip(1).Sum());
        Assert.Equal(2, keeper.Rows);
    }

    [Fact]
    public void Should_look_at_combinations_of_several_fields() => Story.Play("""
        title: pair
        id: pair
        correlation: {type: new_terms, rules: [success], timespan: 14d, condition: {field: [user, host]}}
        """, """
        10:00:00 success an@web-01
        then pair fires with 1
        10:00:01 success binh@web-02
        then pair fires with 1
        10:00:02 success an@web-02
        then pair fires with 1
        10:00:03 success binh@web-02
        then nothing
        """);

    [Fact]
    public void Should_drop_the_values_not_seen_for_longest_and_count_them() => Story.Play(NewHost, """
        10:00:00 success an@web-01
        then new-host fires for an with 1
        10:01:00 success an@web-02
        then new-host fires for an with 1
        10:02:00 success an@web-01
        10:03:00 success an@web-03
        then new-host fires for an with 1
        tally new-host DroppedFromFullGroups=1 Entries=2
        10:04:00 success an@web-01
        then nothing
        """, Rules.Quick with { EntriesPerGroup = 2 });
}
