using SocCoordination.Detection.Tests.Correlation.Support;

namespace SocCoordination.Detection.Tests.Correlation;

public class When_measuring_values
{
    [Fact]
    public void Should_sum_them() => Story.Play(Measuring("value_sum", "{field: bytes, gte: 1000}"), """
        10:00:00 transfer an@web-01 bytes=400
        10:05:00 transfer an@web-01 bytes=599.5
        then nothing
        10:06:00 transfer an@web-01 bytes=0.5
        then measured fires for an with 3 figure 1000
        10:16:30 transfer an@web-01 bytes=900
        then nothing
        """);

    [Fact]
    public void Should_sum_exactly_what_binary_fractions_cannot() => Story.Play(Measuring("value_sum", "{field: bytes, gte: 0.3}"), """
        10:00:00 transfer an@web-01 bytes=0.1
        10:00:01 transfer an@web-01 bytes=0.2
        then measured fires for an with 2 figure 0.3
        """);

    [Fact]
    public void Should_let_a_negative_value_take_back() => Story.Play(Measuring("value_sum", "{field: bytes, gt: 10}"), """
        10:00:00 transfer an@web-01 bytes=10
        10:00:01 transfer an@web-01 bytes=-1
        10:00:02 transfer an@web-01 bytes=1
        then nothing
        10:00:03 transfer an@web-01 bytes=1
        then measured fires for an with 4 figure 11
        """);

    [Fact]
    public void Should_take_their_mean_over_the_window() => Story.Play(Measuring("value_avg", "{field: bytes, gte: 100}"), """
        10:00:00 transfer an@web-01 bytes=10
        10:00:01 transfer an@web-01 bytes=120
        then nothing
        10:00:02 transfer an@web-01 bytes=170
        then measured fires for an with 3 figure 100
        // the first has left the window: 120 and 170 and 25 are 105
        10:10:01 transfer an@web-01 bytes=25
        then measured continues for an with 4
        """);

    [Fact]
    public void Should_take_the_middle_value_as_the_median() => Story.Play(Measuring("value_median", "{field: bytes, gte: 50}"), """
        10:00:00 transfer an@web-01 bytes=10
        10:00:01 transfer an@web-01 bytes=1000
        then measured fires for an with 2 figure 505
        10:00:00 transfer binh@web-01 bytes=10
        10:00:01 transfer binh@web-01 bytes=20
        10:00:02 transfer binh@web-01 bytes=1000
        then nothing
        10:00:03 transfer binh@web-01 bytes=80
        then measured fires for binh with 4 figure 50
        """);

    [Theory]
    [InlineData(50, 2)]
    [InlineData(50.1, 3)]
    [InlineData(75, 3)]
    [InlineData(99.9, 4)]
    [InlineData(100, 4)]
    [InlineData(25, 1)]
    [InlineData(0, 1)]
    public void Should_take_the_percentile_at_the_nearest_rank(double percentile, int figure)
    {
        // Of 1, 2, 3 and 4, added from below: the percentile rises to its figure with the last and not before.
        var wanted = FormattableString.Invariant($"{{field: bytes, percentile: {percentile}, gte: {figure}}}");
        var first = Enumerable.Range(1, 4).First(count => figure <= Math.Max(1, Math.Ceiling(percentile * count / 100)));
        Story.Play(Measuring("value_percentile", wanted), string.Join('\n', Enumerable.Range(1, 4).Select(value =>
            $"10:00:0{value} transfer an@web-01 bytes={value}" + (value < first ? "" : $"\nthen measured {(value == first ? "fires" : "continues")} for an with {value}"))));
    }

    [Fact]
    public void Should_tell_the_percentile() => Story.Play(Measuring("value_percentile", "{field: bytes, percentile: 75, gte: 4}"), """
        10:00:00 transfer an@web-01 bytes=1
        10:00:01 transfer an@web-01 bytes=2
        10:00:02 transfer an@web-01 bytes=3
        // of four values the third is the 75th percentile
        10:00:03 transfer an@web-01 bytes=40
        then nothing
        10:00:04 transfer an@web-01 bytes=50
        then measured fires for an with 5 figure 40
        """);

    [Theory]
    [InlineData("0x3E8")]
    [InlineData("1000")]
    [InlineData("1e3")]
    [InlineData("1000.0000000001")]
    public void Should_read_numbers_as_events_write_them(string number) => Story.Play(Measuring("value_sum", "{field: bytes, gte: 1000}"), $"""
        10:00:00 transfer an@web-01 bytes={number}
        then measured fires for an with 1 figure 1000
        """);

    [Theory]
    [InlineData("many")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("1e19")]
    [InlineData("1,000")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF")]
    public void Should_leave_out_what_is_no_number(string text) => Story.Play(Measuring("value_sum", "{field: bytes, gte: 1}"), $"""
        10:00:00 transfer an@web-01 bytes={text}
        10:00:00 transfer an@web-01
        tally measured WithoutValue=2 Counted=0
        """);

    [Fact]
    public void Should_measure_a_late_value_in_the_windows_that_hold_it() => Story.Play(Measuring("value_avg", "{field: bytes, gte: 100}"), """
        10:00:00 transfer an@web-01 bytes=50
        10:04:00 transfer an@web-01 bytes=60
        10:20:00 transfer an@web-01 bytes=1
        10:30:00 transfer an@web-01 bytes=200 of 10:02:00
        then measured fires for an with 3 figure 103.33333333333333333333333333 since 10:00:00
        """);

    private static string Measuring(string type, string condition) => $$"""
        title: measured
        id: measured
        correlation:
          type: {{type}}
          rules: [transfer]
          group-by: [user]
          timespan: 10m
          condition: {{condition}}
        """;
}
