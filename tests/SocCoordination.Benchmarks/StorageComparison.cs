using System.Diagnostics;
using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Benchmarks;

/// <summary>Bare SQLite and the event store on the same documents, turn by turn in one process, so that a busy machine is busy for both.</summary>
public static class StorageComparison
{
    private const int Batch = 500, NginxEvents = 100_000;

    public static async Task RunAsync(int rounds)
    {
        await CompareAsync("nginx", StorageDocuments.Nginx(NginxEvents), rounds);
        if (StorageDocuments.Windows() is { } windows) await CompareAsync("Windows", windows, rounds);
        else Console.WriteLine("Windows: ../shared/data is not beside the checkout.");
    }

    private static async Task CompareAsync(string name, EcsEvent[] events, int rounds)
    {
        (string Name, Func<string, Task> Run)[] measures =
        [
            ("bare SQLite", folder => Task.Run(() => StorageBareInserts.Run(Path.Combine(folder, "bare.db"), events, Batch, withWords: false))),
            ("bare SQLite with FTS5", folder => Task.Run(() => StorageBareInserts.Run(Path.Combine(folder, "bare.db"), events, Batch, withWords: true))),
            ("store, 1 appender", folder => AppendAsync(folder, events, 1)),
            ("store, 4 appenders", folder => AppendAsync(folder, events, 4)),
            ("store, 8 appenders", folder => AppendAsync(folder, events, 8)),
        ];
        var rates = measures.ToDictionary(measure => measure.Name, _ => new List<double>());
        var (bytes, processor) = (new Dictionary<string, long>(), measures.ToDictionary(measure => measure.Name, _ => new List<double>()));
        foreach (var measure in measures) await MeasureAsync(measure.Run);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var measure in measures)
            {
                var (seconds, processorSeconds, size) = await MeasureAsync(measure.Run);
                rates[measure.Name].Add(events.Length / seconds);
                processor[measure.Name].Add(processorSeconds / events.Length * 1e6);
                bytes[measure.Name] = size / events.Length;
            }
        }

        var withWords = Median(rates["bare SQLite with FTS5"]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {events.Length} events, mean {events.Average(one => one.Document.Length):F0} bytes, {Batch} a batch, median of {rounds} rounds (slowest to fastest)"));
        foreach (var (measure, rate) in rates)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {measure,-24}{Median(rate),9:F0}/s  ({rate.Min():F0} to {rate.Max():F0})  {Median(rate) / withWords,5:F2} of bare with FTS5, {Median(processor[measure]),6:F1} us of processor and {bytes[measure],5} bytes on disk an event"));
    }

    private static async Task<(double Seconds, double ProcessorSeconds, long Bytes)> MeasureAsync(Func<string, Task> run)
    {
        var folder = Directory.CreateTempSubdirectory("soc-benchmark-").FullName;
        try
        {
            // The processor's time besides the clock's: it means the same on a machine that others use too.
            var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await run(folder);
            return (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, Directory.GetFiles(folder, "*.db").Sum(file => new FileInfo(file).Length));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AppendAsync(string folder, EcsEvent[] events, int appenders)
    {
        await using var store = SqliteEventStore.Open(new EventStoreOptions { Folder = folder }, TimeProvider.System);
        var batches = events.Chunk(Batch).ToArray();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, appenders).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < batches.Length; n = Interlocked.Increment(ref next))
                await store.AppendAsync(batches[n], CancellationToken.None);
        })));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
