using System.Diagnostics;
using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Benchmarks;

/// <summary>How long the first page (50 events) and a histogram (60 parts) take over so many events on four days.</summary>
public static class StorageSearchTimes
{
    private const int Days = 4;

    private static readonly string[] Queries =
    [
        "", "curl", "sqlmap", "203.0.113.7", "source.ip:203.0.113.7", "source.ip:203.0.113.0/24", "url.path:/wp-login.php", "user_agent.original:*iPhone*", "*needle*", "http.response.status_code:>=500", "curl -wp",
    ];

    public static async Task RunAsync(int events)
    {
        var folder = Directory.CreateTempSubdirectory("soc-benchmark-").FullName;
        try
        {
            await using var store = SqliteEventStore.Open(new EventStoreOptions { Folder = folder, SearchTime = TimeSpan.FromMinutes(10) }, TimeProvider.System);
            await FillAsync(store, events);
            Console.WriteLine($"search over {events} nginx events on {Days} days, milliseconds, second run of two");
            foreach (var text in Queries)
            {
                var all = new EventQuery(null, null, null, text);
                var (page, found) = await TimeAsync(() => store.SearchAsync(all, 50, null, CancellationToken.None));
                var (histogram, buckets) = await TimeAsync(() => store.HistogramAsync(all, 60, CancellationToken.None));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {text,-34} first page {page,8:F1} ({found.Events.Count} events)   histogram {histogram,8:F1} ({buckets.Sum(bucket => bucket.Count)} events)"));
            }
            var (agency, _) = await TimeAsync(() => store.SearchAsync(new EventQuery(null, null, [7], "curl"), 50, null, CancellationToken.None));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  one agency's {"curl",-21} first page {agency,8:F1}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(SqliteEventStore store, int events)
    {
        foreach (var chunk in StorageDocuments.Nginx(events / Days).Chunk(500))
        {
            for (var day = 0; day < Days; day++)
                await store.AppendAsync([.. chunk.Select(one => Shifted(one, day))], CancellationToken.None);
        }
    }

    private static EcsEvent Shifted(EcsEvent one, int day)
    {
        var at = one.Timestamp.AddDays(day);
        return one with { Id = EventId.From(at, one.Id.ToByteArray()), Timestamp = at, Ingested = at };
    }

    private static async Task<(double Milliseconds, T Result)> TimeAsync<T>(Func<Task<T>> ask)
    {
        await ask();
        var began = Stopwatch.GetTimestamp();
        var result = await ask();
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, result);
    }
}
