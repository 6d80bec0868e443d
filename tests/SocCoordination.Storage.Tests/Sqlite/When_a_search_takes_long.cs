using System.Diagnostics;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_a_search_takes_long : SqliteTest
{
    private const int Count = 12_000;

    private static readonly string Hay = string.Join(' ', Enumerable.Range(0, 200).Select(n => $"straw{n}"));

    [Fact]
    public async Task Should_answer_with_what_it_has_and_go_on_from_there()
    {
        await FillAsync();
        await ReopenAsync(options => options with { SearchTime = TimeSpan.FromMilliseconds(1) });
        var query = Everything with { Text = "*needle*" };

        var first = await Events.SearchAsync(query, 100, null, Token);
        var all = await PagesAsync(query, 100);

        Assert.NotNull(first.Next);
        Assert.NotNull(first.SearchedBackTo);
        Assert.True(first.Events.All(one => one.Timestamp >= first.SearchedBackTo));
        Assert.Equal(Count / 1000, all.Count);
        Assert.Equal(all.OrderByDescending(one => one.Timestamp), all);
    }

    [Fact]
    public async Task Should_stop_soon_after_its_caller_gave_up()
    {
        await FillAsync();
        foreach (var ask in new Func<CancellationToken, Task>[]
        {
            given => Events.SearchAsync(Everything with { Text = "*nowhere*" }, 10, null, given),
            given => Events.HistogramAsync(Everything with { Text = "*nowhere*" }, 10, given),
        })
        {
            var began = Stopwatch.GetTimestamp();
            await ask(Token);
            var whole = Stopwatch.GetElapsedTime(began);

            // A fast machine may finish before it sees that nobody waits: then it is asked again, to be given up sooner.
            for (var patience = whole / 4; ; patience /= 2)
            {
                using var given = new CancellationTokenSource(patience);
                began = Stopwatch.GetTimestamp();
                if (await Record.ExceptionAsync(() => ask(given.Token)) is { } gaveUp)
                {
                    Assert.IsAssignableFrom<OperationCanceledException>(gaveUp);
                    Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(3));
                    break;
                }

                Assert.True(patience > TimeSpan.FromMilliseconds(1), $"It took {whole} and never stopped before its end.");
            }
        }
    }

    [Fact]
    public async Task Should_not_hold_up_the_writer()
    {
        await FillAsync();
        using var given = new CancellationTokenSource();
        var searching = Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            while (!given.IsCancellationRequested) await Events.HistogramAsync(Everything with { Text = "*nowhere*" }, 10, given.Token);
        }));
        var slowest = TimeSpan.Zero;
        for (var n = 0; n < 30; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await AppendAsync(Sample.Event($"{n}"));
            var took = Stopwatch.GetElapsedTime(began);
            if (took > slowest) slowest = took;
        }

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => searching);
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private async Task FillAsync()
    {
        foreach (var chunk in Enumerable.Range(0, Count).Chunk(5000))
            await AppendAsync([.. chunk.Select(n => Sample.Event($"{(n % 1000 == 500 ? "theneedleinside" : "hay")} {n} {Hay}", at: Sample.Start.AddMilliseconds(n), arrived: Sample.Start.AddDays(n % 3)))]);
    }
}
