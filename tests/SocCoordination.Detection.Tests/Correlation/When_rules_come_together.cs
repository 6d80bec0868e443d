using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

public class When_rules_come_together
{
    [Fact]
    public void Should_fire_in_any_order_once_all_were_seen() => Story.Play(Together("temporal", "[fail, scan, upload]"), """
        10:00:00 upload an@web-01
        10:01:00 fail an@web-01
        then nothing
        10:05:00 scan an@web-01
        then together fires for an with 3 figure 3 since 10:00:00
        10:00:00 fail binh@web-01
        10:01:00 upload binh@web-01
        10:05:01 scan binh@web-01
        then nothing
        """);

    [Fact]
    public void Should_not_take_one_rule_often_for_several() => Story.Play(Together("temporal", "[fail, scan]"), """
        10:00:00 fail an@web-01 x9
        then nothing
        10:00:01 scan an@web-01
        then together fires for an with 10
        """);

    [Fact]
    public void Should_let_an_event_that_two_rules_match_stand_for_both() => Story.Play(Together("temporal", "[fail, scan]"), """
        10:00:00 fail an@web-01 as one
        then nothing
        10:00:00 scan an@web-01 as one
        then together fires for an with 2
        """);

    [Fact]
    public void Should_want_as_many_rules_as_the_condition_says() => Story.Play(Together("temporal", "[fail, scan, upload, success]", "{gte: 2}"), """
        10:00:00 fail an@web-01
        then nothing
        10:01:00 upload an@web-01
        then together fires for an with 2 figure 2
        """);

    [Fact]
    public void Should_take_equal_to_all_of_them_for_all_of_them() => Story.Play(Together("temporal", "[fail, scan]", "{eq: 2}"), """
        10:00:00 fail an@web-01
        10:00:01 scan an@web-01
        then together fires for an with 2
        """);

    [Fact]
    public void Should_evaluate_an_expression_over_the_rules() => Story.Play(Together("temporal", "[fail, scan, upload]", "(fail or scan) and upload"), """
        10:00:00 fail an@web-01
        10:00:01 scan an@web-01
        then nothing
        10:00:02 upload an@web-01
        then together fires for an with 3 figure 3
        10:00:00 upload binh@web-01
        10:00:01 scan binh@web-01
        then together fires for binh with 2 figure 2
        """);

    [Fact]
    public void Should_want_the_order_written() => Story.Play(Together("temporal_ordered", "[fail, success]"), """
        10:00:00 success an@web-01
        10:00:01 fail an@web-01
        then nothing
        10:00:02 success an@web-01
        then together fires for an with 3 figure 2
        """);

    [Fact]
    public void Should_take_events_of_one_instant_in_either_order() => Story.Play(Together("temporal_ordered", "[fail, success]"), """
        10:00:00 success an@web-01
        10:00:00 fail an@web-01
        then together fires for an with 2
        """);

    [Fact]
    public void Should_find_the_order_among_events_that_arrive_out_of_it() => Story.Play(Together("temporal_ordered", "[scan, fail, upload]"), """
        10:03:00 upload an@web-01
        10:03:10 scan an@web-01 of 10:01:00
        then nothing
        10:03:20 fail an@web-01 of 10:02:00
        then together fires for an with 3 since 10:01:00
        """);

    [Fact]
    public void Should_use_the_newest_start_for_an_end() => Story.Play(Together("temporal_ordered", "[fail, success]"), """
        10:00:00 fail an@web-01
        10:09:00 fail an@web-01
        10:10:00 success an@web-01
        then together fires for an with 2 since 10:09:00
        """);

    [Fact]
    public void Should_count_how_many_rules_came_in_order() => Story.Play(Together("temporal_ordered", "[scan, fail, upload]", "{gte: 2}"), """
        10:00:00 upload an@web-01
        10:00:01 fail an@web-01
        10:00:02 scan an@web-01
        then nothing
        10:00:03 upload an@web-01
        then together fires for an with 4 figure 2
        """);

    [Fact]
    public void Should_keep_an_order_within_an_expression() => Story.Play(Together("temporal_ordered", "[scan, fail, upload]", "scan and (fail or upload)"), """
        10:00:00 upload an@web-01
        10:00:01 scan an@web-01
        then nothing
        10:00:02 upload an@web-01
        then together fires for an with 3
        """);

    [Fact]
    public void Should_keep_groups_apart() => Story.Play(Together("temporal", "[fail, scan]"), """
        10:00:00 fail an@web-01
        10:00:01 scan binh@web-01
        then nothing
        """);

    private static string Together(string type, string rules, string? condition = null) => $$"""
        title: together
        id: together
        correlation:
          type: {{type}}
          rules: {{rules}}
          group-by: [user]
          timespan: 5m
        """ + (condition is null ? "" : $"\n  condition: {condition}");
}
