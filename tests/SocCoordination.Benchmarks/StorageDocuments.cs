using System.Globalization;
using System.IO.Compression;
using System.Text;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Benchmarks;

/// <summary>What a province's shippers send: nginx lines as ECS documents of about 700 bytes, and real Windows events.</summary>
internal static class StorageDocuments
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly string[] Paths = ["/index.php", "/wp-login.php", "/api/v1/ho-so", "/tin-tuc/chi-tiet", "/css/site.css", "/js/app.js", "/dich-vu-cong/tra-cuu", "/admin/login"];
    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "curl/8.5.0",
    ];

    /// <summary>Two and a half thousand lines a second of log time, as nginx writes them to the second.</summary>
    public static EcsEvent[] Nginx(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(n =>
        {
            var at = Start.AddSeconds(n / 2500);
            var time = at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            var ip = string.Create(CultureInfo.InvariantCulture, $"203.0.{random.Next(256)}.{random.Next(256)}");
            var (path, query, agent, bytes) = (Paths[random.Next(Paths.Length)], $"id={random.Next(100_000)}", Agents[random.Next(Agents.Length)], random.Next(100_000));
            var json = $$$"""{"@timestamp":"{{{time}}}","event":{"ingested":"{{{time}}}","dataset":"nginx.access","category":["web"],"outcome":"success","original":"{{{ip}}} - - [{{{at:dd/MMM/yyyy:HH:mm:ss}}} +0000] \"GET {{{path}}}?{{{query}}} HTTP/1.1\" 200 {{{bytes}}} \"-\" \"{{{agent}}}\""},"host":{"name":"web-{{{n % 40}}}"},"source":{"ip":"{{{ip}}}"},"url":{"original":"{{{path}}}?{{{query}}}","path":"{{{path}}}","query":"{{{query}}}"},"http":{"request":{"method":"GET"},"response":{"status_code":200,"body":{"bytes":{{{bytes}}} } },"version":"1.1"},"user_agent":{"original":"{{{agent}}}"},"organization":{"id":"{{{n % 40}}}"}}""";
            return Event(json, at, n);
        })];
    }

    /// <summary>The 20,000 real events beside the checkout; null where they are not there.</summary>
    public static EcsEvent[]? Windows()
    {
        const string path = "shared/data/events/windows-20k.ndjson.gz";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, path);
            if (!File.Exists(file)) continue;
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            var lines = new List<string>();
            while (reader.ReadLine() is { } line) lines.Add(line);
            return [.. lines.Select((line, n) => Event(line, Start.AddMilliseconds(n), n))];
        }
        return null;
    }

    private static EcsEvent Event(string json, DateTimeOffset at, int n) =>
        new(EventId.From(at, Encoding.UTF8.GetBytes(n.ToString(CultureInfo.InvariantCulture))), at, at, n % 40, Encoding.UTF8.GetBytes(json));
}
