using System.Diagnostics;
using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage;
using SocCoordination.Storage.Search;

namespace SocCoordination.Benchmarks;

/// <summary>How long the first page (50 events) and a histogram (60 parts) take over the same events in two stores, with the same answers.</summary>
internal static class ElasticSearchTimes
{
    private const int Days = 4, Batch = 2_500;

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, EventQuery Query)[] Queries =
    [
        ("everything", new(null, null, null, null)),
        ("a word: curl", new(null, null, null, "curl")),
        ("a rare word: 4711", new(null, null, null, "4711")),
        ("two words: curl login", new(null, null, null, "curl login")),
        ("agency 7, an hour", new(Start, Start.AddHours(1), [7], null)),
        ("agency 7, an hour, curl", new(Start, Start.AddHours(1), [7], "curl")),
        ("field: source.ip:203.0.113.7", new(null, null, null, "source.ip:203.0.113.7")),
        ("field: url.path:/wp-login.php", new(null, null, null, "url.path:/wp-login.php")),
        ("network: source.ip:203.0.113.0/24", new(null, null, null, "source.ip:203.0.113.0/24")),
        ("range: body.bytes:>=99990", new(null, null, null, "http.response.body.bytes:>=99990")),
        ("range, nothing: status_code:>=500", new(null, null, null, "http.response.status_code:>=500")),
    ];

    public static async Task RunAsync(IEventWriter sqlite, IEventWriter elastic, int count)
    {
        var sqliteSeconds = await FillAsync(sqlite, count);
        var elasticSeconds = await FillAsync(elastic, count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search over {count} nginx events on {Days} days (filled in {sqliteSeconds:F0} s and {elasticSeconds:F0} s), milliseconds, second run of two: first page of 50, histogram of 60 parts"));
        Console.WriteLine($"  {"",-36}{"SQLite",9}{"histogram",12}{"Elasticsearch",16}{"histogram",12}{"events",10}");
        foreach (var (name, query) in Queries)
        {
            var of = await MeasureAsync((IEventSearch)sqlite, query);
            var other = await MeasureAsync((IEventSearch)elastic, query);
            if (of.Found != other.Found) throw new InvalidOperationException($"{name}: SQLite counts {of.Found}, Elasticsearch {other.Found}.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-36}{of.Page,9:F1}{of.Histogram,12:F1}{other.Page,16:F1}{other.Histogram,12:F1}{of.Found,10}"));
        }
    }

    private static async Task<double> FillAsync(IEventWriter store, int count)
    {
        var began = Stopwatch.GetTimestamp();
        var first = StorageDocuments.Nginx(count / Days);

        // Day after day, as events arrive.
        for (var day = 0; day < Days; day++) await ElasticBenchmark.AppendAsync(store, first.Chunk(Batch).Select(chunk => chunk.Select(one => Shifted(one, day)).ToArray()));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static EcsEvent Shifted(EcsEvent one, int day)
    {
        var at = one.Timestamp.AddDays(day);
        return one with { Id = EventId.From(at, one.Id.ToByteArray()), Timestamp = at, Ingested = at };
    }

    private static async Task<(double Page, double Histogram, long Found)> MeasureAsync(IEventSearch store, EventQuery query)
    {
        var (page, _) = await TimeAsync(() => store.SearchAsync(query, 50, null, CancellationToken.None));
        var (histogram, buckets) = await TimeAsync(() => store.HistogramAsync(query, 60, CancellationToken.None));
        return (page, histogram, buckets.Sum(bucket => bucket.Count));
    }

    private static async Task<(double Milliseconds, T Result)> TimeAsync<T>(Func<Task<T>> ask)
    {
        await ask();
        var began = Stopwatch.GetTimestamp();
        var result = await ask();
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, result);
    }
}
