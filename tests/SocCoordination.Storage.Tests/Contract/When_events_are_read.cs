using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_events_are_read<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    [Fact]
    public async Task Should_give_all_days_merged_oldest_first()
    {
        // Each day's file holds every third hour: the order is only right if the days are merged.
        var batch = Enumerable.Range(0, 90).Select(n => Sample.Event($"{n:00}", at: Sample.Start.AddHours(n), arrived: Sample.Start.AddDays(4 + (n % 3)))).ToList();
        await AppendAsync([.. batch.AsEnumerable().Reverse()]);

        Assert.Equal(Sample.Messages(batch), Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_read_more_than_any_page_uncut()
    {
        for (var batch = 0; batch < 5; batch++)
            await AppendAsync([.. Enumerable.Range(0, 700).Select(n => Sample.Event($"{n} {(n % 7 == 0 ? "seventh" : "")}", at: Sample.Start.AddMilliseconds(n)))]);

        Assert.Equal(3500, (await ReadAsync()).Count);
        Assert.Equal(500, (await ReadAsync(Everything with { Text = "seventh" })).Count);
    }

    [Fact]
    public async Task Should_go_on_while_events_arrive()
    {
        await AppendAsync([.. Enumerable.Range(0, 1200).Select(n => Sample.Event($"{n}", at: Sample.Start.AddMilliseconds(n)))]);
        var read = new List<string>();
        await foreach (var one in Store.Search.ReadAsync(Everything with { To = Sample.Start.AddMinutes(1) }, Token))
        {
            read.Add(Sample.Message(one));
            if (read.Count % 100 == 0) await AppendAsync(Sample.Event("before the place that was reached", at: Sample.Start.AddSeconds(-1)));
        }

        Assert.Equal(Enumerable.Range(0, 1200).Select(n => $"{n}"), read.Where(message => !message.StartsWith("before")));
    }

    [Fact]
    public async Task Should_end_when_its_caller_gives_up_in_between()
    {
        await AppendAsync([.. Enumerable.Range(0, 2000).Select(n => Sample.Event($"{n}", at: Sample.Start.AddMilliseconds(n)))]);
        using var given = new CancellationTokenSource();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.Search.ReadAsync(Everything, given.Token))
            {
                if (++read == 10) await given.CancelAsync();
            }
        });
        Assert.Equal(10, read);
    }

    [Fact]
    public Task Should_refuse_a_text_that_cannot_be_read() =>
        Assert.ThrowsAsync<EventFilterException>(() => ReadAsync(Everything with { Text = "\"open" }));
}
