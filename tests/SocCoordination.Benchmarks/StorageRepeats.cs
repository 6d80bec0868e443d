using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Benchmarks;

/// <summary>What it costs to know that an event is not a repeat, with so many days kept: live events, late ones, and those without a time, which could lie on any day.</summary>
public static class StorageRepeats
{
    private const int PerDay = 4_000, Batch = 500, Measured = 10_000;

    private static readonly DateTimeOffset Start = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(int days)
    {
        var folder = Directory.CreateTempSubdirectory("soc-benchmark-").FullName;
        try
        {
            await using var store = SqliteEventStore.Open(new EventStoreOptions { Folder = folder }, TimeProvider.System);
            var today = Start.AddDays(days);
            await AppendAsync(store, Events(Measured, n => today.AddMilliseconds(n), today, "first"));
            var alone = await AppendAsync(store, Events(Measured, n => today.AddHours(1).AddMilliseconds(n), today, "alone"));
            var untimedAlone = await AppendAsync(store, Events(Measured, _ => null, today, "untimed alone"));
            for (var day = 0; day < days; day++)
            {
                // A tenth of each day's events carry no time.
                var at = Start.AddDays(day);
                await AppendAsync(store, Events(PerDay * 9 / 10, n => at.AddSeconds(n * 20), at, "timed"));
                await AppendAsync(store, Events(PerDay / 10, _ => null, at, $"untimed {day}"));
            }
            var live = await AppendAsync(store, Events(Measured, n => today.AddHours(2).AddMilliseconds(n), today, "live"));
            var late = await AppendAsync(store, Events(Measured, n => today.AddDays(-1).AddSeconds(n * 8), today, "late"));
            var untimed = await AppendAsync(store, Events(Measured, _ => null, today, "untimed"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                microseconds of processor an event, {Batch} a batch
                  one day kept:     live {alone,6:F1}                without a time {untimedAlone,6:F1}
                  {days,3} days kept:    live {live,6:F1}   late {late,6:F1}   without a time {untimed,6:F1}
                """));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static EcsEvent[] Events(int count, Func<int, DateTimeOffset?> at, DateTimeOffset arrived, string name) => [.. Enumerable.Range(0, count).Select(n =>
    {
        var text = System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"message\":\"{name} {n}\"}}"));
        return new EcsEvent(EventId.From(at(n), [.. text, .. BitConverter.GetBytes(arrived.Ticks)]), at(n) ?? arrived, arrived, 1, text);
    })];

    private static async Task<double> AppendAsync(SqliteEventStore store, EcsEvent[] events)
    {
        var began = Environment.CpuUsage.TotalTime;
        foreach (var batch in events.Chunk(Batch))
        {
            var outcome = await store.AppendAsync(batch, CancellationToken.None);
            if (outcome.Stored != batch.Length) throw new InvalidOperationException("These events are all new.");
        }
        return (Environment.CpuUsage.TotalTime - began).TotalMicroseconds / events.Length;
    }
}
