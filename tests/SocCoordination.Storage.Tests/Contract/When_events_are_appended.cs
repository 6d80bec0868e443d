using System.Text;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_events_are_appended<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    [Fact]
    public async Task Should_find_what_was_appended()
    {
        var outcome = await AppendAsync(Sample.Event("first"), Sample.Event("second"));

        Assert.Equal(2, outcome.Stored);
        Assert.Empty(outcome.Repeated);
        Assert.Equal(["first", "second"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_keep_an_event_as_it_came()
    {
        var kept = Sample.OfJson("""{"message":"Đăng nhập thất bại 🔑 \u0111 \"x\" C:\\Windows", "n": 1.50, "a": [1, null, {"b": true}]}""",
            at: Sample.Start.AddMilliseconds(7), agency: 42, arrived: Sample.Start.AddSeconds(3));
        await AppendAsync(kept);

        var found = Assert.Single(await ReadAsync());
        Assert.Equal(Encoding.UTF8.GetString(kept.Document.Span), Encoding.UTF8.GetString(found.Document.Span));
        Assert.Equal(kept with { Document = default }, found with { Document = default });
    }

    [Fact]
    public async Task Should_keep_times_to_the_millisecond()
    {
        await AppendAsync(Sample.Event(at: Sample.Start.AddTicks(12_345_678)));

        Assert.Equal(Sample.Start.AddMilliseconds(1234), Assert.Single(await ReadAsync()).Timestamp);
    }

    [Fact]
    public async Task Should_take_an_empty_batch() => Assert.Equal(0, (await AppendAsync()).Stored);

    [Fact]
    public async Task Should_store_a_repeated_batch_once()
    {
        EcsEvent[] batch = [Sample.Event("one"), Sample.Event("two"), Sample.Event("three")];
        await AppendAsync(batch);

        var repeat = await AppendAsync([.. batch, Sample.Event("four")]);

        Assert.Equal(1, repeat.Stored);
        Assert.Equal([0, 1, 2], repeat.Repeated);
        Assert.Equal(["one", "two", "three", "four"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_store_an_id_once_within_one_batch()
    {
        var id = Sample.NewId(Sample.Start);

        var outcome = await AppendAsync(Sample.Event("first", id: id), Sample.Event("other"), Sample.Event("again", id: id));

        Assert.Equal(2, outcome.Stored);
        Assert.Equal([2], outcome.Repeated);
        Assert.Equal(["first", "other"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_store_an_id_once_when_one_batch_has_it_on_two_days()
    {
        var once = Sample.Event("first");

        var outcome = await AppendAsync(once, once with { Ingested = once.Ingested.AddDays(1) }, Sample.Event("other", arrived: once.Ingested.AddDays(1)));

        Assert.Equal(2, outcome.Stored);
        Assert.Equal([1], outcome.Repeated);
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Should_store_an_id_once_when_it_comes_on_two_days_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            EcsEvent[] today = [.. Enumerable.Range(0, 20).Select(n => Sample.Event($"{round} {n}"))];
            EcsEvent[] tomorrow = [.. today.Select(once => once with { Ingested = once.Ingested.AddDays(1) })];

            var outcomes = await Task.WhenAll(new[] { today, tomorrow, today, tomorrow }.Select(batch => Task.Run(() => AppendAsync(batch))));

            Assert.Equal(20, outcomes.Sum(outcome => outcome.Stored));
        }
        Assert.Equal(100, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Should_keep_five_equal_lines_as_five_events()
    {
        await AppendAsync([.. Enumerable.Range(0, 5).Select(_ => Sample.Event("the same"))]);

        Assert.Equal(5, (await ReadAsync()).Count);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(20, true)]
    [InlineData(20, false)]
    public async Task Should_store_an_id_once_when_it_comes_again_days_later(int days, bool timed)
    {
        EcsEvent[] first = [Sample.Event("one", timed: timed), Sample.Event("two", timed: timed), Sample.Event("three", timed: timed)];
        await AppendAsync(first);
        await AppendAsync(Sample.Event("between", arrived: Sample.Start.AddDays(days / 2)));
        await Store.ReopenAsync();

        var outcome = await AppendAsync([.. first.Select(again => again with { Ingested = again.Ingested.AddDays(days) }), Sample.Event("new", arrived: Sample.Start.AddDays(days), timed: timed)]);

        Assert.Equal([0, 1, 2], outcome.Repeated);
        Assert.Equal(["one", "two", "three", "between", "new"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_store_a_batch_that_arrived_over_midnight()
    {
        var midnight = new DateTimeOffset(Sample.Start.Date.AddDays(1), TimeSpan.Zero);
        EcsEvent[] batch = [Sample.Event("before", at: midnight.AddMilliseconds(-1)), Sample.Event("behind", at: midnight)];
        await AppendAsync(batch);

        Assert.Equal([0, 1], (await AppendAsync(batch)).Repeated);
        Assert.Equal(["before", "behind"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_hold_everything_once_when_eight_append_the_same_and_their_own()
    {
        var common = Enumerable.Range(0, 200).Select(n => Sample.Event($"common {n}", at: Sample.Start.AddMilliseconds(n))).ToArray();
        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(async appender =>
        {
            var sum = 0;
            for (var round = 0; round < 10; round++)
            {
                var own = Enumerable.Range(0, 30).Select(n => Sample.Event($"own {appender} {round} {n}", at: Sample.Start.AddMilliseconds(round)));
                sum += (await Store.Writer.AppendAsync([.. common.Skip(round * 20).Take(20), .. own], Token)).Stored;
            }
            return sum;
        }));

        Assert.Equal(200 + (8 * 10 * 30), stored.Sum());
        var held = Sample.Messages(await ReadAsync()).ToList();
        Assert.Equal(200 + (8 * 10 * 30), held.Count);
        Assert.Equal(held.Count, held.Distinct().Count());
    }

    [Fact]
    public async Task Should_hold_everything_after_it_was_closed_and_opened()
    {
        await AppendAsync([.. Enumerable.Range(0, 50).Select(n => Sample.Event($"{n:00}", at: Sample.Start.AddHours(n), arrived: Sample.Start.AddHours(n)))]);
        var before = await ReadAsync();

        await Store.ReopenAsync();

        Assert.Equal(Sample.Messages(before), Sample.Messages(await ReadAsync()));
    }
}
