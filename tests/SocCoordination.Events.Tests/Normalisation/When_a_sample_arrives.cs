using System.Text;
using System.Text.Json;
using SocCoordination.Events.Normalisation;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Normalisation;

/// <summary>
/// Samples/&lt;source&gt;/&lt;name&gt;.line (a line of a file, its path perhaps above it), .syslog (one message) or .json (a shipped
/// document); beside each the expected fields in &lt;name&gt;.ecs.json, all of them but those that every event has.
/// </summary>
public sealed class When_a_sample_arrives
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static TheoryData<string> Samples() =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".ecs.json", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Should_become_the_event_beside_it(string sample)
    {
        var file = Path.Combine(Folder, sample);
        var arrival = Read(file);
        var expected = FlatJson.Of(File.ReadAllBytes(Path.ChangeExtension(file, ".ecs.json")));
        AddWhatEveryEventHas(expected, arrival);

        var actual = arrival.Fields();

        var differences = expected.Keys.Union(actual.Keys, StringComparer.Ordinal)
            .Where(name => expected.GetValueOrDefault(name) != actual.GetValueOrDefault(name))
            .Select(name => $"{name}: expected {expected.GetValueOrDefault(name, "nothing")}, was {actual.GetValueOrDefault(name, "nothing")}");
        Assert.Empty(string.Join('\n', differences));
    }

    private static Arrival Read(string file)
    {
        var text = File.ReadAllText(file).TrimEnd('\n');
        switch (Path.GetExtension(file))
        {
            case ".json":
                return Arrivals.Document(text);
            case ".syslog":
                return Arrivals.Frame(text);
            default:
                var path = text.StartsWith("path: ", StringComparison.Ordinal) ? text[6..text.IndexOf('\n')] : null;
                return Arrivals.Line(path is null ? text : text[(text.IndexOf('\n') + 1)..], path);
        }
    }

    private static void AddWhatEveryEventHas(SortedDictionary<string, string> expected, Arrival arrival)
    {
        expected["organization.id"] = "\"17\"";
        expected["event.ingested"] = "\"2026-11-22T03:00:05.000Z\"";
        expected.TryAdd("ecs.version", "\"8.17.0\"");
        expected.TryAdd("event.kind", "\"event\"");
        if (arrival.Kind == ArrivalKind.Document)
            return;
        var line = Encoding.UTF8.GetString(arrival.Payload.Span);
        var json = JsonSerializer.Serialize(line, FlatJson.Plain);
        expected.Add("event.original", json);
        expected.TryAdd("message", json);
        if (arrival.Kind == ArrivalKind.SyslogFrame)
            expected.Add("log.source.address", "\"192.0.2.10\"");
    }
}
