using System.IO.Compression;
using System.Text;
using SocCoordination.Events.Normalisation;

namespace SocCoordination.Rules.Tests;

/// <summary>Windows events that others recorded (data/README.md): rules that fit only our own lines would show here, and so would noise.</summary>
public class When_real_windows_events_arrive
{
    [Fact]
    public void Should_find_the_attacks_among_twenty_thousand_mixed_events() => Assert.Equal(
        [
            "Encoded PowerShell Command 2",
            "Memory Of LSASS Read 2",
            "Program Disguised As A Document 1",
            "Web Or Database Server Starts A Shell 2",
            "Windows Auditing Switched Off 1",
            "Windows Event Log Cleared 3",
        ],
        Matches("windows-20k.ndjson.gz"));

    [Fact]
    public void Should_find_the_attacks_among_process_creations() => Assert.Equal(
        [
            "Credential Dumping Tool 9",
            "Encoded PowerShell Command 13",
            "Program Disguised As A Document 1",
            "Program Fetched And Run From The Command Line 2",
            "Web Or Database Server Starts A Shell 5",
            "Windows Tool Runs A Script From The Network 4",
        ],
        Matches("process-creation-2500.ndjson.gz"));

    /// <summary>The rules that raise alerts by themselves, each with the number of events that it matched.</summary>
    private static IEnumerable<string> Matches(string name)
    {
        var path = Path.Combine(Shipped.Checkout, "..", "shared", "data", "events", name);
        Assert.SkipUnless(File.Exists(path), "the recorded events are not beside this checkout: " + path);
        var (normaliser, matcher, rules) = (new Normaliser(), Shipped.Load.Set.CreateMatcher(), Shipped.Load.Set.Rules);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        for (var position = 0; lines.ReadLine() is { } line; position++)
        {
            var normalised = normaliser.Normalise(new Arrival
            {
                AgencyId = 1, At = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), Kind = ArrivalKind.Document, Payload = Encoding.UTF8.GetBytes(line), Position = position,
            });
            Assert.True(normalised.IsEvent, line);
            foreach (var rule in matcher.Match(normalised.Event.Document.Span, out _))
            {
                if (rules[rule].RaisesAlerts)
                    counts[rules[rule].Title] = counts.GetValueOrDefault(rules[rule].Title) + 1;
            }
        }

        return counts.Select(count => $"{count.Key} {count.Value}").Order(StringComparer.Ordinal);
    }
}
