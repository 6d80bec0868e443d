using System.Text.Json;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Normalisation;

/// <summary>Detection reads the event data by name: nothing may be lost or become another value on the way.</summary>
public sealed class When_real_windows_events_arrive
{
    /// <summary>Where the system part of a flat event goes; every other name is event data.</summary>
    private static readonly Dictionary<string, string> System = new(StringComparer.Ordinal)
    {
        ["Provider_Name"] = "winlog.provider_name", ["EventID"] = "winlog.event_id", ["Channel"] = "winlog.channel", ["Computer"] = "winlog.computer_name",
        ["TimeCreated"] = "winlog.time_created", ["EventRecordID"] = "winlog.record_id", ["Task"] = "winlog.task", ["Keywords"] = "winlog.keywords",
        ["Level"] = "winlog.level", ["Version"] = "winlog.version", ["Opcode"] = "winlog.opcode", ["Message"] = "message",
    };

    [Theory]
    [InlineData("events/windows-20k.ndjson.gz", 20_000)]
    [InlineData("events/process-creation-2500.ndjson.gz", 2_500)]
    public void Should_keep_every_value_of_flat_events(string path, int expectedEvents)
    {
        var events = 0;
        foreach (var line in SharedData.Lines(path))
        {
            events++;
            var fields = Arrivals.Document(line).Fields();
            using var document = JsonDocument.Parse(line);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var name = System.GetValueOrDefault(property.Name, "winlog.event_data." + property.Name);
                Assert.True(fields.TryGetValue(name, out var kept), $"line {events}: {property.Name} is lost");
                Assert.True(Same(property.Value, kept), $"line {events}: {property.Name} was {property.Value.GetRawText()}, became {kept}");
            }

            Assert.Equal(document.RootElement.GetProperty("EventID").ToString(), fields.Text("event.code"));
            Assert.False(fields.ContainsKey("tags"), $"line {events}: {fields.GetValueOrDefault("tags")}");
        }

        Assert.Equal(expectedEvents, events);
    }

    [Fact]
    public void Should_keep_every_value_of_events_from_xml()
    {
        var events = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.Require("sigma/regression_data"), "*.json", SearchOption.AllDirectories))
        {
            foreach (var (json, record) in Documents(file))
            {
                events++;
                var fields = Arrivals.Document(json).Fields();
                var system = record.GetProperty("System");
                Assert.Equal(system.GetProperty("EventID").GetRawText(), fields["winlog.event_id"]);
                Assert.Equal(system.GetProperty("Provider").GetProperty("#attributes").GetProperty("Name").GetString(), fields.Text("winlog.provider_name"));
                if (record.TryGetProperty("EventData", out var data) && data.ValueKind == JsonValueKind.Object)
                    AssertKept(data, "winlog.event_data.", fields, file);
                Assert.DoesNotContain(fields.Keys, name => name.StartsWith("Event.", StringComparison.Ordinal));
            }
        }

        Assert.InRange(events, 100, int.MaxValue);
    }

    private static void AssertKept(JsonElement data, string prefix, IReadOnlyDictionary<string, string> fields, string file)
    {
        foreach (var property in data.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object)
                Assert.True(fields.TryGetValue(prefix + property.Name, out var kept) && Same(property.Value, kept), $"{file}: {property.Name}");
        }
    }

    /// <summary>Of the same kind and the same value: a number as it was written, a string with the same characters.</summary>
    private static bool Same(JsonElement value, string kept)
    {
        using var other = JsonDocument.Parse(kept);
        var element = other.RootElement;
        if (value.ValueKind != element.ValueKind)
            return false;
        return value.ValueKind == JsonValueKind.String ? value.GetString() == element.GetString() : value.GetRawText() == element.GetRawText();
    }

    /// <summary>The files hold several objects one after another.</summary>
    private static List<(byte[] Json, JsonElement Event)> Documents(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var documents = new List<(byte[], JsonElement)>();
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            var record = JsonElement.ParseValue(ref reader);
            documents.Add((bytes[start..(int)reader.BytesConsumed], record.GetProperty("Event")));
        }

        return documents;
    }
}
