namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_retention_is_enforced<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    [Fact]
    public async Task Should_remove_the_days_that_are_too_old_as_a_whole()
    {
        for (var day = 0; day < 10; day++)
            await AppendAsync(Sample.Event($"{day}a", at: Sample.Start.AddDays(day)), Sample.Event($"{day}b", at: Sample.Start.AddDays(day)));
        Store.Clock.Now = Sample.Start.AddDays(9);

        var outcome = await Store.Retention.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(3), null), Token);

        Assert.Equal(12, outcome.RemovedEvents);
        Assert.False(outcome.RemovedForSize);
        Assert.Equal(new DateTimeOffset(Sample.Start.Date.AddDays(6), TimeSpan.Zero), outcome.OldestKept);
        Assert.Equal(["6a", "6b", "7a", "7b", "8a", "8b", "9a", "9b"], Sample.Messages(await ReadAsync()));
        await Store.ReopenAsync();
        Assert.Equal(8, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Should_remove_the_oldest_days_until_it_fits_but_never_the_newest()
    {
        for (var day = 0; day < 4; day++)
            await AppendAsync([.. Enumerable.Range(0, 500).Select(n => Sample.Event($"{day} {n} {Guid.NewGuid()}", at: Sample.Start.AddDays(day)))]);
        await Store.ReopenAsync();
        Store.Clock.Now = Sample.Start.AddDays(3);
        var size = await Store.Retention.MeasureAsync(Token);

        var outcome = await Store.Retention.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(100), size.Bytes * 3 / 5), Token);

        Assert.InRange((await Store.Retention.MeasureAsync(Token)).Bytes, 1, size.Bytes * 3 / 5);
        Assert.Equal((1000L, true), (outcome.RemovedEvents, outcome.RemovedForSize));
        Assert.Equal(new DateTimeOffset(Sample.Start.Date.AddDays(2), TimeSpan.Zero), outcome.OldestKept);
        Assert.Equal(1000, (await ReadAsync()).Count);

        outcome = await Store.Retention.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(100), 1), Token);
        Assert.Equal((500L, true), (outcome.RemovedEvents, outcome.RemovedForSize));
        Assert.Equal(500, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Should_go_by_arrival_and_not_by_the_time_that_a_line_claims()
    {
        await AppendAsync(Sample.Event("old line, new arrival", at: Sample.Start.AddDays(-100), arrived: Sample.Start));
        Store.Clock.Now = Sample.Start;

        Assert.Equal(0, (await Store.Retention.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(3), null), Token)).RemovedEvents);
    }

    [Fact]
    public async Task Should_take_removed_events_again()
    {
        var once = Sample.Event("again");
        await AppendAsync(once, Sample.Event(at: Sample.Start.AddDays(9)));
        Store.Clock.Now = Sample.Start.AddDays(9);
        await Store.Retention.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(3), null), Token);

        var outcome = await AppendAsync(once with { Ingested = Store.Clock.Now });

        Assert.Equal(1, outcome.Stored);
        Assert.NotNull(await Store.Search.FindAsync(once.Id, Token));
    }

    [Fact]
    public async Task Should_measure_what_is_kept()
    {
        var empty = await Store.Retention.MeasureAsync(Token);
        Assert.Equal((0L, null), (empty.Events, empty.Oldest));

        await AppendAsync(Sample.Event(), Sample.Event(at: Sample.Start.AddDays(2)));

        var size = await Store.Retention.MeasureAsync(Token);
        Assert.Equal(2, size.Events);
        Assert.Equal(new DateTimeOffset(Sample.Start.Date, TimeSpan.Zero), size.Oldest);
        Assert.True(size.Bytes > 0);
    }
}
