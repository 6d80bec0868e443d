using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Normalisation;

namespace SocCoordination.Benchmarks;

/// <summary>
/// Framing and normalising 1,000 events, beside only reading their JSON tokens, the limit for anything that reads JSON at all.
/// <c>dotnet run -c Release --project tests/SocCoordination.Benchmarks -- --filter *EventsBenchmark*</c>
/// </summary>
[MemoryDiagnoser]
public class EventsBenchmark
{
    private const int Events = 1_000;
    private readonly Normaliser _normaliser = new();
    private byte[][] _documents = [];
    private byte[] _body = [];

    public enum Kind
    {
        /// <summary>An nginx line as Filebeat ships it, 630 bytes.</summary>
        NginxFromFilebeat,

        /// <summary>An sshd line as Filebeat ships it.</summary>
        SshFromFilebeat,

        /// <summary>Real Windows events, flat, 1.4 KB on average; made-up ones where the shared data is absent.</summary>
        Windows,
    }

    [ParamsAllValues]
    public Kind Source { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _documents = [.. Enumerable.Range(0, Events).Select(Document)];
        var body = new MemoryStream();
        foreach (var document in _documents)
        {
            body.Write("{\"create\":{\"_index\":\"filebeat-8.19\"}}\n"u8);
            body.Write(document);
            body.WriteByte((byte)'\n');
        }

        _body = body.ToArray();
    }

    [Benchmark(OperationsPerInvoke = Events, Baseline = true)]
    public int ReadTokens()
    {
        var tokens = 0;
        foreach (var document in _documents)
        {
            var reader = new Utf8JsonReader(document);
            while (reader.Read())
                tokens++;
        }

        return tokens;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public int Frame()
    {
        var reader = new BulkReader(_body);
        var count = 0;
        while (reader.TryRead(out _))
            count++;
        return count;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long FrameAndNormalise()
    {
        var reader = new BulkReader(_body);
        long bytes = 0;
        while (reader.TryRead(out var item))
        {
            var normalised = _normaliser.Normalise(new Arrival
            {
                AgencyId = 17, At = new DateTimeOffset(2026, 11, 22, 3, 0, 5, TimeSpan.Zero), Kind = ArrivalKind.Document, Payload = item.Document, Position = item.Position,
            });
            bytes += normalised.Event!.Document.Length;
        }

        return bytes;
    }

    private byte[] Document(int number) => Source switch
    {
        Kind.NginxFromFilebeat => Filebeat("/var/log/nginx/access.log", number, $"203.0.113.{number % 250} - - [22/Nov/2026:10:00:00 +0700] \"GET /thu-tuc/chi-tiet.aspx?id={number}&page=2 HTTP/1.1\" 200 5316 \"https://dichvucong.example.vn/\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36\""),
        Kind.SshFromFilebeat => Filebeat("/var/log/auth.log", number, $"Nov 22 10:00:00 web-01 sshd[{number}]: Failed password for invalid user admin{number} from 203.0.113.7 port 4022 ssh2"),
        _ => WindowsEvents()[number],
    };

    private static byte[] Filebeat(string path, int number, string line) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["@timestamp"] = "2026-11-22T03:00:04.123Z", ["message"] = line,
        ["log"] = new { offset = number * 200, file = new { path, inode = "1234", device_id = "66305" } },
        ["input"] = new { type = "filestream" }, ["ecs"] = new { version = "8.0.0" }, ["host"] = new { name = "web-01" },
        ["agent"] = new { id = "6d8e", name = "web-01", type = "filebeat", version = "8.19.8", ephemeral_id = "a7" },
    });

    private static byte[][] WindowsEvents()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared/data/events/windows-20k.ndjson.gz");
            if (!File.Exists(path))
                continue;
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            return [.. Enumerable.Range(0, Events).Select(_ => Encoding.UTF8.GetBytes(reader.ReadLine()!))];
        }

        return [.. Enumerable.Range(0, Events).Select(number => JsonSerializer.SerializeToUtf8Bytes(new
        {
            EventID = 1, Channel = "Microsoft-Windows-Sysmon/Operational", Computer = "PC7", EventRecordID = number, TimeCreated = "2026-11-22T03:00:00Z",
            Image = @"C:\Windows\System32\cmd.exe", CommandLine = new string('x', 900), ParentImage = @"C:\Windows\explorer.exe", User = @"PC7\an",
        }))];
    }
}
