using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

public class When_events_arrive_late
{
    private const string Guessing = """
        title: guessing
        id: guessing
        correlation: {type: event_count, rules: [fail], group-by: [user], timespan: 5m, condition: {gte: 3}}
        """;

    [Fact]
    public void Should_count_them_into_the_windows_that_hold_their_time() => Story.Play(Guessing, """
        10:00:00 fail an@web-01
        10:04:00 fail an@web-01
        10:30:00 fail an@web-01
        then nothing
        // arrives long after the window, and belongs into it
        10:45:00 fail an@web-01 of 10:02:00
        then guessing fires for an with 3 since 10:00:00
        tally guessing Counted=4 Late=1
        """);

    [Fact]
    public void Should_not_count_them_into_windows_of_their_arrival() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x2
        10:00:10 fail an@web-01 of 09:50:00
        then nothing
        """);

    [Fact]
    public void Should_accept_any_order() => Story.Play(Guessing, """
        10:09:00 fail an@web-01 of 10:08:00
        10:09:01 fail an@web-01 of 10:06:00
        10:09:02 fail an@web-01 of 10:04:00
        then guessing fires for an with 3 since 10:04:00
        10:09:03 fail an@web-01 of 10:02:00
        then guessing continues for an with 4 since 10:02:00
        // no window of three: but windows that hold the others touch
        10:09:04 fail an@web-01 of 09:50:00
        then nothing
        """);

    [Fact]
    public void Should_make_one_attack_of_two_where_a_late_event_closes_the_gap() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x3
        then guessing fires for an with 3
        10:06:00 fail an@web-01 x3
        then guessing fires for an with 3
        // the windows that end at 10:03 and at 10:00, and those at 10:03 and 10:06, touch
        10:07:00 fail an@web-01 of 10:03:00
        then guessing continues for an with 7 since 10:00:00 absorbing 1
        10:08:00 fail an@web-01
        then guessing continues for an with 8
        """);

    [Fact]
    public void Should_accept_them_until_the_lateness_after_their_last_window() => Story.Play(Guessing, """
        10:00:00 fail an@web-01
        10:00:01 fail an@web-01
        11:05:02 fail an@web-01 of 10:00:02
        then guessing fires for an with 3
        """);

    [Fact]
    public void Should_leave_out_what_is_later_and_count_it() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x2
        11:05:03 fail an@web-01 of 10:00:02
        then nothing
        tally guessing TooLate=1 Counted=2
        """);

    [Fact]
    public void Should_be_as_patient_as_it_is_told() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x2
        10:05:11 fail an@web-01 of 10:00:00
        then nothing
        tally guessing TooLate=1
        """, Rules.Quick with { Lateness = TimeSpan.FromSeconds(10) });

    [Fact]
    public void Should_count_a_small_lead_of_a_clock_at_its_own_time() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 of 10:04:59
        10:00:00 fail an@web-01 of 10:05:00
        10:09:59 fail an@web-01
        then guessing fires for an with 3 since 10:04:59
        """);

    [Fact]
    public void Should_count_an_event_from_the_far_future_at_its_arrival() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 of day 400 10:00:00
        10:00:01 fail an@web-01 of 17:00:01
        10:00:02 fail an@web-01
        then guessing fires for an with 3 since 10:00:00
        tally guessing FromTheFuture=2
        """);

    [Fact]
    public void Should_not_let_the_far_future_poison_a_group() => Story.Play(Guessing, """
        10:00:00 fail an@web-01 x2
        10:00:30 fail an@web-01 of day 4000 10:00:00
        then guessing fires for an with 3
        // windows go on in their own time
        10:30:00 fail an@web-01 x2
        10:30:01 fail an@web-01
        then guessing fires for an with 3 since 10:30:00
        """);

    [Fact]
    public void Should_follow_a_clock_of_ours_that_was_set_back() => Story.Play(Guessing, """
        day 30 10:00:00 fail an@web-01
        // the service's own clock had been wrong
        10:00:00 fail an@web-01 x2
        10:00:01 fail an@web-01
        then guessing fires for an with 3
        tally guessing TooLate=0
        """);
}
