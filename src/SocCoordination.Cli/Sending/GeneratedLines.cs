using System.Globalization;
using System.Text.Json;

namespace SocCoordination.Cli.Sending;

/// <summary>
/// Log lines like a province's, as Filebeat and Winlogbeat ship them: six in ten from web servers, two from Linux, two
/// from Windows. The same seed gives the same lines. Every line has an offset of its own, so each is one event.
/// </summary>
internal sealed class GeneratedLines(int seed, DateTimeOffset start)
{
    private static readonly string[] Paths = ["/", "/tin-tuc/thong-bao", "/dvc/nop-ho-so", "/api/tra-cuu?ma=000.00.15.H15", "/css/site.css", "/js/app.js", "/uploads/anh_the/12.jpg", "/van-ban/1234"];
    private static readonly string[] Agents = ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36", "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/125.0 Mobile Safari/537.36"];
    private static readonly string[] Images = [@"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE", @"C:\Windows\System32\svchost.exe", @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Windows\explorer.exe"];

#pragma warning disable CA5394 // test data, no secret
    private readonly Random _random = new(seed);
    private long _offset;

    /// <summary>The next line's document, and the raw line inside for what is to be compared with.</summary>
    public string Next()
    {
        var at = start.AddMilliseconds(_offset);
        _offset++;
        return _random.Next(10) switch
        {
            < 6 => Web(at),
            < 8 => Linux(at),
            _ => Windows(at),
        };
    }

    /// <summary>A line that one of our rules must answer with a new alert of its own: an SQL injection from an address never used before.</summary>
    public static string Probe(int number, string address, DateTimeOffset at) => FileLine(
        "web-probe", "/var/log/nginx/access.log", 1_000_000_000L + number,
        string.Create(CultureInfo.InvariantCulture, $"{address} - - [{at:dd/MMM/yyyy:HH:mm:ss} +0000] \"GET /tra-cuu?id=1%27%20UNION%20SELECT%20password%20FROM%20users-- HTTP/1.1\" 200 153 \"-\" \"curl/8.5.0\""));

    private string Web(DateTimeOffset at) => FileLine(
        "web-" + _random.Next(1, 20), "/var/log/nginx/access.log", _offset,
        string.Create(CultureInfo.InvariantCulture, $"10.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(1, 255)} - - [{at:dd/MMM/yyyy:HH:mm:ss} +0000] \"GET {Paths[_random.Next(Paths.Length)]} HTTP/1.1\" 200 {_random.Next(200, 90_000)} \"https://dichvucong.example.vn/\" \"{Agents[_random.Next(Agents.Length)]}\""));

    private string Linux(DateTimeOffset at) => FileLine(
        "srv-" + _random.Next(1, 40), "/var/log/auth.log", _offset,
        string.Create(CultureInfo.InvariantCulture, $"{at:MMM dd HH:mm:ss} srv-{_random.Next(1, 40)} sshd[{_random.Next(500, 60_000)}]: Accepted publickey for quantri from 10.0.0.{_random.Next(1, 255)} port {_random.Next(1024, 65_535)} ssh2"));

    private string Windows(DateTimeOffset at)
    {
        var image = Images[_random.Next(Images.Length)];
        var computer = "PC-" + _random.Next(1, 2000).ToString(CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@timestamp"] = at.UtcDateTime,
            ["event"] = new { code = "1", provider = "Microsoft-Windows-Sysmon" },
            ["host"] = new { name = computer },
            ["winlog"] = new
            {
                channel = "Microsoft-Windows-Sysmon/Operational",
                provider_name = "Microsoft-Windows-Sysmon",
                event_id = "1",
                record_id = _offset,
                computer_name = computer,
                event_data = new
                {
                    Image = image,
                    CommandLine = image,
                    ParentImage = @"C:\Windows\explorer.exe",
                    User = $"TINH\\canbo{_random.Next(1, 3000)}",
                    ProcessId = _random.Next(100, 60_000).ToString(CultureInfo.InvariantCulture),
                    IntegrityLevel = "Medium",
                    Hashes = $"SHA256={_random.NextInt64():x16}{_random.NextInt64():x16}",
                },
            },
        });
    }
#pragma warning restore CA5394

    private static string FileLine(string host, string path, long offset, string line) => JsonSerializer.Serialize(new
    {
        message = line,
        host = new { name = host },
        log = new { file = new { path }, offset },
        agent = new { type = "filebeat", version = "8.19.8" },
    });
}
