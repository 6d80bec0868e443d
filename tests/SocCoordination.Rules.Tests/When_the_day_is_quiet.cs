using System.Text;
using System.Text.Json;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Normalisation;
using SocCoordination.Service.Features.Detection.RuleTesting;

namespace SocCoordination.Rules.Tests;

/// <summary>
/// A Monday on which nobody attacks (Benign/make.py): all rules together may raise nothing but what Benign/exceptions.txt lists,
/// each with the reason why that is right.
/// </summary>
public class When_the_day_is_quiet
{
    private static readonly string s_folder = Path.Combine(Shipped.Checkout, "tests", "SocCoordination.Rules.Tests", "Benign");

    /// <summary>File, how it arrives, the path and the host that the shipper names.</summary>
    private static readonly (string File, TestSource Source, string Path, string Host)[] s_logs =
    [
        ("nginx-access.log", TestSource.File, "/var/log/nginx/access.log", "web-01"),
        ("nginx-error.log", TestSource.File, "/var/log/nginx/error.log", "web-01"),
        ("apache-access.log", TestSource.File, "/var/log/apache2/access.log", "thpt-web"),
        ("auth.log", TestSource.File, "/var/log/auth.log", ""),
        ("syslog.log", TestSource.File, "/var/log/syslog", ""),
        ("fortigate.log", TestSource.Syslog, "", ""),
        ("windows.json.log", TestSource.Json, "", ""),
    ];

    [Fact]
    public void Should_raise_nothing_but_the_reviewed_exceptions()
    {
        var events = Events();

        var alerts = new RuleTester(Shipped.Load.Set).Alerts(events).Select(alert => $"{alert.Rule.Title} | {alert.Group}").Distinct().Order();

        Assert.Equal(Exceptions().Order(), alerts);
    }

    [Fact]
    public void Should_be_several_thousand_lines_that_the_rules_are_written_for()
    {
        var events = Events();

        Assert.InRange(events.Count, 7_000, 20_000);
        var sets = events.Select(Dataset).CountBy(set => set).ToDictionary();
        foreach (var set in new[] { "nginx.access", "nginx.error", "apache.access", "system.auth", "system.syslog", "fortinet.firewall", "system.security", "windows.sysmon_operational" })
            Assert.True(sets.GetValueOrDefault(set) >= 100, $"{set}: {sets.GetValueOrDefault(set)} of {string.Join(", ", sets)}");
    }

    private static List<EcsEvent> Events()
    {
        var normaliser = new Normaliser();
        var events = new List<EcsEvent>();
        foreach (var (file, source, path, host) in s_logs)
        {
            var position = 0;
            foreach (var line in File.ReadLines(Path.Combine(s_folder, file)))
            {
                var normalised = normaliser.Normalise(Arrival(line, source, path, host, position++, file));
                Assert.True(normalised.IsEvent, line);
                events.Add(normalised.Event);
            }
        }

        return [.. events.OrderBy(one => one.Timestamp)];
    }

    private static Arrival Arrival(string line, TestSource source, string path, string host, int position, string file) => new()
    {
        AgencyId = 1,
        At = new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.FromHours(7)),
        Kind = source == TestSource.Syslog ? ArrivalKind.SyslogFrame : ArrivalKind.Document,
        Payload = source == TestSource.File
            ? JsonSerializer.SerializeToUtf8Bytes(new { message = line, log = new { file = new { path } }, host = host.Length == 0 ? null : new { name = host } })
            : Encoding.UTF8.GetBytes(line),
        RequestHash = Encoding.UTF8.GetBytes(file),
        Position = position,
    };

    private static string Dataset(EcsEvent found) =>
        JsonDocument.Parse(found.Document).RootElement.GetProperty("event").GetProperty("dataset").GetString()!;

    /// <summary><c>rule | group # reason</c></summary>
    private static IEnumerable<string> Exceptions() => File.ReadLines(Path.Combine(s_folder, "exceptions.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line =>
        {
            var parts = line.Split(" # ");
            Assert.True(parts.Length == 2 && parts[1].Length > 10, $"an exception without a reason: {line}");
            return parts[0].Trim();
        });
}
