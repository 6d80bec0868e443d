using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_events_are_counted<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    // One event each minute for ten hours, over two arrival days and two agencies; every fifth is a failure.
    private static readonly EcsEvent[] Minutely =
        [.. Enumerable.Range(0, 600).Select(n => Sample.Event(n % 5 == 0 ? "failed login" : "login", at: Sample.Start.AddMinutes(n).AddSeconds(n % 60), agency: 1 + (n % 2), arrived: Sample.Start.AddDays(1 + (n % 2))))];

    [Theory]
    [InlineData(null, 60)]
    [InlineData("failed", 12)]
    [InlineData("NOT failed", 48)]
    [InlineData("\"failed login\"", 12)]
    [InlineData("log*", 60)]
    public async Task Should_count_each_hour(string? text, int each)
    {
        await AppendAsync(Minutely);

        var counted = await Store.Search.HistogramAsync(new EventQuery(Sample.Start, Sample.Start.AddHours(10), null, text), 10, Token);

        Assert.Equal(Enumerable.Range(0, 10).Select(hour => new HistogramBucket(Sample.Start.AddHours(hour), each)), counted);
    }

    [Fact]
    public async Task Should_count_one_agency_only()
    {
        await AppendAsync(Minutely);

        var counted = await Store.Search.HistogramAsync(new EventQuery(Sample.Start, Sample.Start.AddHours(10), [2], null), 5, Token);

        Assert.Equal([60, 60, 60, 60, 60], counted.Select(bucket => bucket.Count));
    }

    [Fact]
    public async Task Should_count_parts_that_begin_within_a_minute()
    {
        await AppendAsync(Sample.Event(at: Sample.Start), Sample.Event(at: Sample.Start.AddSeconds(10)), Sample.Event(at: Sample.Start.AddMilliseconds(19_999)), Sample.Event(at: Sample.Start.AddSeconds(20)));

        var counted = await Store.Search.HistogramAsync(new EventQuery(Sample.Start, Sample.Start.AddSeconds(30), null, null), 3, Token);

        Assert.Equal([1, 2, 1], counted.Select(bucket => bucket.Count));
    }

    [Fact]
    public async Task Should_span_the_stored_time_where_the_query_is_open()
    {
        await AppendAsync(Minutely);

        var counted = await Store.Search.HistogramAsync(Everything, 7, Token);

        Assert.Equal(600, counted.Sum(bucket => bucket.Count));
        Assert.Equal(Sample.Start, counted[0].From);
        Assert.All(counted, bucket => Assert.InRange(bucket.Count, 80, 90));
    }

    [Fact]
    public async Task Should_count_nothing_in_an_empty_store() =>
        Assert.Equal([0, 0], (await Store.Search.HistogramAsync(Everything, 2, Token)).Select(bucket => bucket.Count));

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public Task Should_refuse_a_number_of_parts_out_of_bounds(int buckets) =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Search.HistogramAsync(Everything, buckets, Token));
}
