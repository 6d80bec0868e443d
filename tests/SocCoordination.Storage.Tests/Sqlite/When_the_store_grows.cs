using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_the_store_grows : SqliteTest
{
    [Fact]
    public async Task Should_keep_a_file_for_each_arrival_day()
    {
        await AppendAsync(Sample.Event(), Sample.Event(at: Sample.Start.AddDays(1)), Sample.Event(at: Sample.Start.AddDays(-30), arrived: Sample.Start.AddDays(1)));

        Assert.Equal(["2026-11-22.db", "2026-11-23.db"], Directory.GetFiles(Store.Folder, "2*.db").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Should_remove_the_oldest_days_until_it_fits_but_never_the_newest()
    {
        for (var day = 0; day < 4; day++)
            await AppendAsync([.. Enumerable.Range(0, 500).Select(n => Sample.Event($"{day} {n} {Guid.NewGuid()}", at: Sample.Start.AddDays(day)))]);
        await Store.ReopenAsync();
        Store.Clock.Now = Sample.Start.AddDays(3);
        var size = await Events.MeasureAsync(Token);

        var outcome = await Events.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(100), size.Bytes * 3 / 5), Token);

        Assert.Equal(1000, outcome.RemovedEvents);
        Assert.True(outcome.RemovedForSize);
        Assert.Equal(["2026-11-24.db", "2026-11-25.db"], DayFiles());
        Assert.Equal(1000, (await ReadAsync()).Count);

        outcome = await Events.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(100), 1), Token);
        Assert.Equal(500, outcome.RemovedEvents);
        Assert.Equal(["2026-11-25.db"], DayFiles());
    }

    [Fact]
    public async Task Should_remove_days_while_they_are_read()
    {
        for (var day = 0; day < 3; day++)
            await AppendAsync([.. Enumerable.Range(0, 1500).Select(n => Sample.Event($"{day} {n}", at: Sample.Start.AddDays(day).AddMilliseconds(n)))]);
        Store.Clock.Now = Sample.Start.AddDays(3);
        var read = 0;
        await foreach (var _ in Events.ReadAsync(Everything, Token))
        {
            if (++read == 100) await Events.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(2), null), Token);
        }

        Assert.InRange(read, 3000, 4500);
        Assert.Equal(["2026-11-23.db", "2026-11-24.db"], DayFiles());
    }

    [Fact]
    public async Task Should_remove_damaged_files_with_their_age()
    {
        await AppendAsync(Sample.Event());
        await Store.CloseAsync();
        await System.IO.File.WriteAllTextAsync(File(Today), "this is not a database, and it is long enough to be looked at as one by whoever opens it as such", Token);
        await Store.OpenAsync();
        Store.Clock.Now = Sample.Start.AddDays(30);

        await Events.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(3), null), Token);

        Assert.Empty(await ReadAsync());
        Assert.Empty(DayFiles());
    }

    [Fact]
    public async Task Should_forget_rejected_lines_with_their_age()
    {
        await Events.RejectAsync([new RejectedLine(Sample.Start, 1, "web-01", "old", new byte[1], 1), new RejectedLine(Sample.Start.AddDays(5), 1, "web-01", "new", new byte[1], 1)], Token);
        Store.Clock.Now = Sample.Start.AddDays(6);

        await Events.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(3), null), Token);

        Assert.Equal(["new"], (await Events.RejectedAsync(null, 10, Token)).Lines.Select(line => line.Reason));
    }

    [Fact]
    public async Task Should_go_on_in_the_next_millisecond_when_one_is_full()
    {
        await AppendAsync(Sample.Event("first"), Sample.Event("next", at: Sample.Start.AddMilliseconds(1)));
        var lastOfMillisecond = (Sample.Start.ToUnixTimeMilliseconds() << 21) | ((1L << 21) - 1);
        FileHolder.Execute(File(Today), $"UPDATE event SET key = {lastOfMillisecond} WHERE key = {Sample.Start.ToUnixTimeMilliseconds() << 21}");

        await AppendAsync(Sample.Event("spilt 1"), Sample.Event("spilt 2"), Sample.Event("behind", at: Sample.Start.AddMilliseconds(2)));

        Assert.Equal(["first", "next", "spilt 1", "spilt 2", "behind"], Sample.Messages(await ReadAsync()));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2500-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Should_keep_events_with_impossible_times(string time)
    {
        await AppendAsync(Sample.Event("1", at: Sample.At(time), arrived: Sample.Start), Sample.Event("2", at: Sample.At(time), arrived: Sample.Start));
        await AppendAsync(Sample.Event("3", at: Sample.At(time), arrived: Sample.Start));

        Assert.Equal(["1", "2", "3"], Sample.Messages(await ReadAsync()));
        Assert.Equal(3, (await Events.HistogramAsync(Everything, 3, Token)).Sum(bucket => bucket.Count));
    }

    private IEnumerable<string?> DayFiles() => Directory.GetFiles(Store.Folder, "2*").Select(Path.GetFileName).Where(name => !name!.Contains('-' + "wal") && !name.Contains("-shm")).Order();
}
