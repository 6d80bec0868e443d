using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>The store remembers for a short time that other days hold nothing as late as what comes: that must not hide what they do hold.</summary>
public sealed class When_an_event_comes_again_on_another_day : StoreContract<ElasticsearchFixture>
{
    private static readonly DateTimeOffset Yesterday = Sample.Start.AddDays(-1);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-3)]
    public async Task Should_know_it_after_newer_batches_were_written(int hours)
    {
        EcsEvent[] stored = [Sample.Event("one", at: Yesterday.AddHours(hours)), Sample.Event("two", at: Yesterday.AddHours(hours), timed: false)];
        await AppendAsync(stored);
        for (var n = 0; n < 3; n++) await AppendAsync(Fresh(n));

        var alone = await AppendAsync(Again(stored));
        var amongFresh = await AppendAsync([.. Fresh(3), .. Again(stored), .. Fresh(4)]);

        Assert.Equal([0, 1], alone.Repeated);
        Assert.Equal([5, 6], amongFresh.Repeated);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_know_it_when_it_was_stored_on_another_day_meanwhile(bool withToday)
    {
        await AppendAsync(Sample.Event(at: Yesterday));
        await AppendAsync(Fresh(0));
        var late = Sample.Event("late", at: Sample.Start.AddMinutes(1), arrived: Yesterday);

        await AppendAsync(withToday ? [late, .. Fresh(1)] : [late]);

        Assert.Equal([0], (await AppendAsync(Again(late))).Repeated);
    }

    [Fact]
    public async Task Should_ask_other_days_once_for_a_run_of_fresh_batches()
    {
        var asked = 0;
        using var server = new StandIn(async (proxy, context) =>
        {
            if (context.Request.Url!.AbsolutePath.EndsWith("/_search", StringComparison.Ordinal)) Interlocked.Increment(ref asked);
            await proxy.PassOnAsync(context, Store.Url);
        });
        await using var store = await ElasticsearchEventStore.OpenAsync(new() { Urls = [server.Url], Prefix = Store.Prefix, Replicas = 0 }, Store.Clock, Token);
        await store.AppendAsync([Sample.Event(at: Yesterday)], Token);
        asked = 0;

        for (var n = 0; n < 20; n++) Assert.Equal(5, (await store.AppendAsync(Fresh(n), Token)).Stored);

        // Once in five seconds, and a slow machine may need some of them.
        Assert.InRange(asked, 1, 4);
    }

    /// <summary>Five events of one second, the later ones first, as several shippers send them.</summary>
    private static EcsEvent[] Fresh(int batch) => [.. Enumerable.Range(0, 5).Select(n => Sample.Event($"fresh {batch} {n}", at: Sample.Start.AddSeconds(batch - n), arrived: Sample.Start))];

    private static EcsEvent[] Again(params EcsEvent[] stored) => [.. stored.Select(one => one with { Ingested = Sample.Start })];
}
