using SocCoordination.Service.Features.Posture;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Tests.Ui.Posture;

public sealed class When_a_month_runs
{
    private static readonly ProvinceClock Vietnam = new(TimeProvider.System, new InstallationState(null!));

    [Theory]
    // a past month is whole, against the whole month before
    [InlineData("2026-10", "2026-11-22T05:00:00Z", "2026-09-30T17:00:00Z", "2026-10-31T17:00:00Z", "2026-08-31T17:00:00Z", "2026-09-30T17:00:00Z", true)]
    // the running month is measured until now, against as much of the month before
    [InlineData("2026-11", "2026-11-10T17:00:00Z", "2026-10-31T17:00:00Z", "2026-11-10T17:00:00Z", "2026-09-30T17:00:00Z", "2026-10-10T17:00:00Z", false)]
    // the 31st has no counterpart in a shorter month: its whole is the counterpart
    [InlineData("2026-03", "2026-03-31T10:00:00Z", "2026-02-28T17:00:00Z", "2026-03-31T10:00:00Z", "2026-01-31T17:00:00Z", "2026-02-28T17:00:00Z", false)]
    // a month to come holds nothing
    [InlineData("2027-01", "2026-11-22T05:00:00Z", "2026-12-31T17:00:00Z", "2026-12-31T17:00:00Z", "2026-11-30T17:00:00Z", "2026-11-30T17:00:00Z", false)]
    public void Should_be_compared_with_as_much_of_the_month_before(string month, string now, string from, string to, string beforeFrom, string beforeTo, bool whole)
    {
        var period = PosturePeriod.Of(PostureMonth.Parse(month)!, Vietnam, OctoberFixture.At(now));

        Assert.Equal((OctoberFixture.At(from), OctoberFixture.At(to), OctoberFixture.At(beforeFrom), OctoberFixture.At(beforeTo), whole), (period.From, period.To, period.BeforeFrom, period.BeforeTo, period.IsWhole));
    }

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-1", false)]
    [InlineData("2026-13", false)]
    [InlineData("1999-12", false)]
    [InlineData("2026/11", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Should_be_named_year_and_month(string? text, bool reads) => Assert.Equal(reads, PostureMonth.Parse(text) is not null);

    [Theory]
    [InlineData(new[] { 7 }, 50, 7)]
    [InlineData(new[] { 7 }, 90, 7)]
    [InlineData(new[] { 2, 1 }, 50, 1)]
    [InlineData(new[] { 3, 1, 2 }, 50, 2)]
    [InlineData(new[] { 4, 1, 3, 2 }, 50, 2)]
    [InlineData(new[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 90, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, 90, 10)]
    [InlineData(new[] { 5, 5, 5, 100 }, 90, 100)]
    public void Should_take_percentiles_by_nearest_rank(int[] minutes, int percent, int expected) =>
        Assert.Equal(TimeSpan.FromMinutes(expected), NearestRank.Of(minutes.Select(one => TimeSpan.FromMinutes(one)), percent));

    [Fact]
    public void Should_agree_with_the_definition_for_any_values()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 120)).Select(_ => TimeSpan.FromSeconds(random.Next(0, 50))).ToList();
            var percent = random.Next(1, 101);

            // The smallest value that at least so many percent of the values do not exceed.
            var plain = values.Where(value => values.Count(other => other <= value) * 100 >= percent * values.Count).Min();

            Assert.True(plain == NearestRank.Of(values, percent), $"seed {seed}, round {round}, {percent} %");
        }
    }

    [Fact]
    public void Should_have_no_percentile_of_nothing() => Assert.Null(NearestRank.Of([], 50));
}
