using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_batches_wait_for_the_writer : SqliteTest
{
    [Fact]
    public async Task Should_turn_away_what_is_too_much_and_say_when_to_come_again()
    {
        await ReopenAsync(options => options with { MaxWaitingEvents = 100 });
        await AppendAsync(Sample.Event("first"));
        Task<AppendOutcome> written, waiting;
        using (new FileHolder(File(Today)))
        {
            written = AppendAsync(Batch(10));
            waiting = AppendAsync(Batch(90));

            var refused = await Assert.ThrowsAsync<EventStoreBusyException>(() => AppendAsync(Batch(1)));
            Assert.InRange(refused.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
            Assert.Contains("100 events", refused.Message);
        }

        await Task.WhenAll(written, waiting);
        await AppendAsync(Batch(1));
        Assert.Equal(102, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Should_have_room_again_for_whoever_was_just_answered()
    {
        await ReopenAsync(options => options with { MaxWaitingEvents = 10 });
        for (var n = 0; n < 300; n++) await AppendAsync(Batch(10));

        Assert.Equal(3000, (await Events.MeasureAsync(Token)).Events);
    }

    [Fact]
    public async Task Should_turn_away_too_many_bytes()
    {
        await ReopenAsync(options => options with { MaxWaitingBytes = 10_000 });
        await AppendAsync(Sample.Event("first"));
        using var holder = new FileHolder(File(Today));
        var waiting = AppendAsync(Sample.Event(new string('x', 9_000)));

        await Assert.ThrowsAsync<EventStoreBusyException>(() => AppendAsync(Sample.Event(new string('x', 2_000))));

        holder.Dispose();
        await waiting;
    }

    [Fact]
    public async Task Should_take_a_batch_that_is_larger_than_the_whole_queue_when_it_is_alone()
    {
        await ReopenAsync(options => options with { MaxWaitingEvents = 10, GroupEvents = 5 });

        Assert.Equal(1000, (await AppendAsync(Batch(1000))).Stored);
    }

    [Fact]
    public async Task Should_not_write_what_its_caller_gave_up_in_time()
    {
        await AppendAsync(Sample.Event("first"));
        using var given = new CancellationTokenSource();
        Task running, given_up;
        using (new FileHolder(File(Today)))
        {
            running = AppendAsync(Sample.Event("running"));
            await Task.Delay(100);
            given_up = Events.AppendAsync([Sample.Event("given up")], given.Token);
            await given.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given_up);
        }

        await running;
        await AppendAsync(Sample.Event("last"));
        Assert.Equal(["first", "running", "last"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_store_the_others_when_one_of_a_group_is_bad()
    {
        await AppendAsync(Sample.Event("first"));
        FileHolder.Execute(File(Today), "CREATE TRIGGER bad BEFORE INSERT ON event WHEN new.agency = 666 BEGIN SELECT RAISE(ABORT, 'this one is bad'); END");
        Task before;
        Task[] good;
        Task bad;
        using (new FileHolder(File(Today)))
        {
            before = AppendAsync(Sample.Event("before"));
            await Task.Delay(100);
            good = [AppendAsync(Sample.Event("good 1")), AppendAsync(Sample.Event("good 2"))];
            bad = AppendAsync(Sample.Event("beside the bad one"), Sample.Event("bad", agency: 666));
            good = [.. good, AppendAsync(Sample.Event("good 3"))];
        }

        await Task.WhenAll([before, .. good]);
        Assert.Contains("this one is bad", (await Assert.ThrowsAnyAsync<Exception>(() => bad)).Message);
        Assert.Equal(["first", "before", "good 1", "good 2", "good 3"], Sample.Messages(await ReadAsync()));
        Assert.Equal(5, (await Events.MeasureAsync(Token)).Events);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"a\":1} {\"b\":2}")]
    [InlineData("")]
    public async Task Should_refuse_a_batch_with_a_document_that_is_none_and_name_its_place(string document)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Sample.Event("good"), Sample.OfJson(document)));

        Assert.Contains("Event 1 of the batch", refused.Message);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Should_write_a_single_event_without_waiting_for_company()
    {
        await AppendAsync(Sample.Event());
        var began = TimeProvider.System.GetTimestamp();
        for (var n = 0; n < 50; n++) await AppendAsync(Sample.Event());

        // Fifty commits one after another: any fixed wait for company would show.
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Should_finish_what_was_taken_and_refuse_the_rest_when_it_stops()
    {
        await AppendAsync(Sample.Event("first"));
        Task<AppendOutcome>[] taken;
        ValueTask stopping;
        using (new FileHolder(File(Today)))
        {
            taken = [.. Enumerable.Range(0, 20).Select(n => AppendAsync(Sample.Event($"taken {n}")))];
            stopping = Events.DisposeAsync();

            await Assert.ThrowsAsync<EventStoreUnavailableException>(() => AppendAsync(Sample.Event("late")));
        }

        await stopping;
        Assert.All(await Task.WhenAll(taken), outcome => Assert.Equal(1, outcome.Stored));
        Assert.Empty(Directory.GetFiles(Store.Folder, "*-wal"));
        await Store.ReopenAsync();
        Assert.Equal(21, (await ReadAsync()).Count);
    }

    private static SocCoordination.Events.Ecs.EcsEvent[] Batch(int count) => [.. Enumerable.Range(0, count).Select(n => Sample.Event($"{n}"))];
}
