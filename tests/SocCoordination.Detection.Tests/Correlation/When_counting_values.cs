using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

public class When_counting_values
{
    private const string Spraying = """
        title: spraying
        id: spraying
        correlation: {type: value_count, rules: [fail], group-by: [host], timespan: 10m, condition: {field: user, gte: 3}}
        """;

    [Fact]
    public void Should_count_each_value_once() => Story.Play(Spraying, """
        10:00:00 fail an@web-01 x50
        10:01:00 fail binh@web-01 x50
        then nothing
        10:02:00 fail chi@web-01
        then spraying fires for web-01 with 101 figure 3 since 10:00:00
        """);

    [Fact]
    public void Should_forget_a_value_with_its_last_occurrence() => Story.Play(Spraying, """
        10:00:00 fail an@web-01
        10:05:00 fail binh@web-01
        10:10:01 fail chi@web-01
        then nothing
        10:14:00 fail an@web-01
        then spraying fires for web-01 with 3 figure 3 since 10:05:00
        """);

    [Fact]
    public void Should_tell_how_many_there_are_by_now() => Story.Play(Spraying, """
        10:00:00 fail an@web-01
        10:00:01 fail binh@web-01
        10:00:02 fail chi@web-01
        then spraying fires for web-01 with 3 figure 3
        10:00:03 fail dung@web-01
        then spraying continues for web-01 with 4 figure 4
        10:00:04 fail dung@web-01
        then spraying continues for web-01 with 5 figure 4
        """);

    [Fact]
    public void Should_take_values_without_case_so_that_spelling_is_no_variety() => Story.Play(Spraying, """
        10:00:00 fail an@web-01
        10:00:01 fail An@web-01
        10:00:02 fail AN@web-01
        then nothing
        """);

    [Fact]
    public void Should_leave_out_an_event_without_the_field() => Story.Play(Spraying, """
        10:00:00 fail host=web-01 x5
        then nothing
        tally spraying WithoutValue=5 Counted=0
        """);

    [Fact]
    public void Should_count_combinations_of_several_fields() => Story.Play("""
        title: moving
        id: moving
        correlation: {type: value_count, rules: [success], timespan: 1h, condition: {field: [user, host], gte: 3}}
        """, """
        10:00:00 success an@web-01
        10:00:01 success an@web-02
        10:00:02 success an@web-02
        then nothing
        10:00:03 success binh@web-02
        then moving fires with 4 figure 3
        """);

    [Fact]
    public void Should_not_take_two_values_for_one_joined_elsewhere() => Story.Play("""
        title: moving
        id: moving
        correlation: {type: value_count, rules: [success], timespan: 1h, condition: {field: [user, host], gte: 2}}
        """, """
        10:00:00 success a1@b
        10:00:01 success a@1b
        then moving fires with 2
        """);

    [Fact]
    public void Should_count_a_late_value_into_the_windows_that_hold_it() => Story.Play(Spraying, """
        10:00:00 fail an@web-01
        10:08:00 fail binh@web-01
        10:30:00 fail chi@web-01
        10:40:00 fail dung@web-01 of 10:04:00
        then spraying fires for web-01 with 3 since 10:00:00
        """);
}
