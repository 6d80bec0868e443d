using System.Net;
using System.Text;
using System.Text.Json;
using SocCoordination.Events.Normalisation;

namespace SocCoordination.Events.Tests.Support;

/// <summary>Arrivals as every test here has them: agency 17, five seconds past ten in Hà Nội.</summary>
internal static class Arrivals
{
    public const int Agency = 17;
    public static readonly DateTimeOffset At = new(2026, 11, 22, 3, 0, 5, TimeSpan.Zero);
    public static readonly Normaliser Normaliser = new();

    public static Arrival Document(string json) => Document(Encoding.UTF8.GetBytes(json));

    public static Arrival Document(byte[] json) => new() { AgencyId = Agency, At = At, Kind = ArrivalKind.Document, Payload = json, RequestHash = "request"u8.ToArray() };

    public static Arrival Document(object document) => Document(JsonSerializer.SerializeToUtf8Bytes(document));

    public static Arrival Frame(string message) => Frame(Encoding.UTF8.GetBytes(message));

    public static Arrival Frame(byte[] message) =>
        new() { AgencyId = Agency, At = At, Kind = ArrivalKind.SyslogFrame, Payload = message, Sender = IPAddress.Parse("192.0.2.10") };

    public static Arrival Line(string line, string? path = null) =>
        new() { AgencyId = Agency, At = At, Kind = ArrivalKind.Line, Payload = Encoding.UTF8.GetBytes(line), Path = path };

    /// <summary>The event's fields by dotted name, each value as JSON; fails where the arrival is rejected.</summary>
    public static IReadOnlyDictionary<string, string> Fields(this Arrival arrival)
    {
        var normalised = Normaliser.Normalise(arrival);
        Assert.True(normalised.IsEvent, normalised.Rejection?.ToString());
        return FlatJson.Of(normalised.Event.Document);
    }

    public static string? Text(this IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var json) ? JsonSerializer.Deserialize<JsonElement>(json).ToString() : null;
}
