using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_the_process_is_killed
{
    private const int Kills = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly HashSet<string> _acknowledged = [];

    [Fact]
    public async Task Should_hold_every_acknowledged_event_once_and_batches_whole()
    {
        using var folder = new TemporaryFolder();
        var next = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await AppendUntilKilledAsync(folder.Path, next);
            next = await CheckAsync(folder.Path);
        }

        Assert.True(_acknowledged.Count > Kills * 10, $"Only {_acknowledged.Count} batches were acknowledged.");
    }

    /// <summary>Kills it at some moment after its first answers.</summary>
    private async Task AppendUntilKilledAsync(string folder, int firstRound)
    {
        using var process = AppendingProcess.Begin(folder, firstRound);
        for (var answers = 0; await process.StandardOutput.ReadLineAsync(Token) is { } line; answers++)
        {
            _acknowledged.Add(line);
            if (answers == 12) _ = Task.Delay(Random.Shared.Next(300), Token).ContinueWith(_ => process.Kill(), Token, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        await process.WaitForExitAsync(Token);
        Assert.Equal(128 + 9, process.ExitCode);
    }

    /// <summary>Gives the round that comes behind all that were begun.</summary>
    private async Task<int> CheckAsync(string folder)
    {
        await using var store = SqliteEventStore.Open(new EventStoreOptions { Folder = folder, MinimumFreeBytes = 0 }, TimeProvider.System);
        var held = new List<string>();
        await foreach (var one in store.ReadAsync(new EventQuery(null, null, null, null), CancellationToken.None)) held.Add(Sample.Message(one));

        Assert.Equal(held.Count, held.Distinct().Count());
        var batches = held.GroupBy(name => name[..name.LastIndexOf('/')]).ToDictionary(batch => batch.Key, batch => batch.Count());
        Assert.All(_acknowledged, name => Assert.Contains(name, batches.Keys));
        Assert.All(batches, batch => Assert.Equal(AppendingProcess.BatchSize, batch.Value));
        await RetryAsync(store, batches.Keys);
        return batches.Keys.Max(name => int.Parse(name.Split('/')[1])) + 1;
    }

    /// <summary>What a shipper does after a crash: it sends what it has no answer for, and perhaps what it has.</summary>
    private async Task RetryAsync(SqliteEventStore store, IEnumerable<string> held)
    {
        foreach (var name in held.Except(_acknowledged).Concat(_acknowledged.Take(5)).ToList())
        {
            var place = name.Split('/');
            var outcome = await store.AppendAsync(AppendingProcess.Batch(int.Parse(place[0]), int.Parse(place[1])), CancellationToken.None);
            Assert.Equal(0, outcome.Stored);
            _acknowledged.Add(name);
        }
    }
}
