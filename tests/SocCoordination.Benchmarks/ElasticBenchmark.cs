using System.Diagnostics;
using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage;
using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Benchmarks;

/// <summary>
/// <c>ELASTICSEARCH_URL=… dotnet run -c Release --project tests/SocCoordination.Benchmarks -- elastic [--count N] [--rounds N] [--connections N] [--batch N]</c>:
/// events a second straight into Elasticsearch, through the store into Elasticsearch, and into SQLite, turn by turn in one
/// process; then search times over all of them in both stores.
/// </summary>
internal static class ElasticBenchmark
{
    private const int Appenders = 8;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Environment.GetEnvironmentVariable("ELASTICSEARCH_URL") is not { Length: > 0 } url)
        {
            Console.Error.WriteLine("ELASTICSEARCH_URL is not set: name an Elasticsearch, as in http://127.0.0.1:9200; ../shared/elasticsearch/start starts one.");
            return 2;
        }
        var (count, rounds) = (Number(arguments, "--count", 100_000), Number(arguments, "--rounds", 3));
        var options = new ElasticsearchStoreOptions { Urls = [new Uri(url)], Prefix = "benchmark", Replicas = 0, SearchTime = TimeSpan.FromMinutes(10) };
        options = options with { Writers = Number(arguments, "--connections", options.Writers), BulkEvents = Number(arguments, "--batch", options.BulkEvents) };
        using var bare = new ElasticBareBulk(options.Urls[0]);
        var folder = Directory.CreateTempSubdirectory("soc-benchmark-").FullName;
        try
        {
            await CompareAsync(options, bare, folder, rounds);
            await using var sqlite = SqliteEventStore.Open(new EventStoreOptions { Folder = Path.Combine(folder, "search"), SearchTime = options.SearchTime }, TimeProvider.System);
            await using var elastic = await ElasticsearchEventStore.OpenAsync(options, TimeProvider.System, CancellationToken.None);
            await ElasticSearchTimes.RunAsync(sqlite, elastic, count);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            await bare.RemoveAsync(options.Prefix);
        }
    }

    /// <summary>Appends batches from so many callers at one time, as shippers do.</summary>
    public static async Task AppendAsync(IEventWriter store, IEnumerable<EcsEvent[]> batches) =>
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Appenders }, async (batch, cancellationToken) =>
        {
            for (; ; )
            {
                try
                {
                    var outcome = await store.AppendAsync(batch, cancellationToken);
                    if (outcome.Stored != batch.Length) throw new InvalidOperationException("These events are all new.");
                    return;
                }
                catch (EventStoreBusyException busy)
                {
                    await Task.Delay(busy.RetryAfter, cancellationToken);
                }
            }
        });

    private static async Task CompareAsync(ElasticsearchStoreOptions options, ElasticBareBulk bare, string folder, int rounds)
    {
        const int events = 50_000;
        var batches = StorageDocuments.Nginx(events).Chunk(options.BulkEvents).ToList();

        // Opening the store also puts the template, so that both ways write into the same mapping.
        await using var elastic = await ElasticsearchEventStore.OpenAsync(options, TimeProvider.System, CancellationToken.None);
        (string Name, Func<IEventWriter, Task> Run)[] measures =
        [
            ("straight by _bulk", _ => bare.SendAsync(options.Prefix, batches, options.Writers)),
            ("Elasticsearch store", _ => AppendAsync(elastic, batches)),
            ("SQLite store", empty => AppendAsync(empty, batches)),
        ];
        var rates = measures.ToDictionary(measure => measure.Name, _ => new List<double>());
        var processor = measures.ToDictionary(measure => measure.Name, _ => new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var measure in measures)
            {
                await bare.RemoveDaysAsync(options.Prefix);
                await using var empty = SqliteEventStore.Open(new EventStoreOptions { Folder = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName }, TimeProvider.System);
                var (began, processorBegan) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                await measure.Run(empty);

                // The first round warms up Elasticsearch and this process.
                if (round == 0) continue;
                rates[measure.Name].Add(events / Stopwatch.GetElapsedTime(began).TotalSeconds);
                processor[measure.Name].Add((Environment.CpuUsage.TotalTime - processorBegan).TotalMicroseconds / events);
            }
        }
        await bare.RemoveDaysAsync(options.Prefix);

        var straight = rates["straight by _bulk"];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{events} nginx events, {options.BulkEvents} a batch, {options.Writers} connections, {Appenders} appenders, median of {rounds} rounds (slowest to fastest)"));
        foreach (var (name, rate) in rates)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24}{Median(rate),9:F0}/s  ({rate.Min():F0} to {rate.Max():F0})  {Median([.. rate.Zip(straight, (own, other) => own / other)]),5:F2} of straight, {Median(processor[name]),5:F0} us of this process's processor an event"));
    }

    private static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
