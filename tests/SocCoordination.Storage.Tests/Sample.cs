using System.Globalization;
using System.Text;
using System.Text.Json;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Tests;

/// <summary>Events for tests.</summary>
public static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int _next;

    /// <summary>An event with a message, at a time, that arrived then or later.</summary>
    public static EcsEvent Event(string message = "a line", DateTimeOffset? at = null, int agency = 1, DateTimeOffset? arrived = null, EventId? id = null, bool timed = true) =>
        Of(new { message }, at, agency, arrived, id, timed);

    /// <summary>An event with any fields; letters beyond ASCII stand as they are, as the normaliser writes them, or escaped.</summary>
    public static EcsEvent Of(object fields, DateTimeOffset? at = null, int agency = 1, DateTimeOffset? arrived = null, EventId? id = null, bool timed = true, bool escaped = false) =>
        OfJson(JsonSerializer.Serialize(fields, escaped ? null : Relaxed), at, agency, arrived, id, timed);

    public static EcsEvent OfJson(string json, DateTimeOffset? at = null, int agency = 1, DateTimeOffset? arrived = null, EventId? id = null, bool timed = true)
    {
        var time = at ?? Start;
        return new EcsEvent(id ?? NewId(timed ? time : null), time, arrived ?? time, agency, Encoding.UTF8.GetBytes(json));
    }

    public static EventId NewId(DateTimeOffset? at) =>
        EventId.From(at, Encoding.UTF8.GetBytes(Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture)));

    public static string Message(EcsEvent of) => JsonDocument.Parse(of.Document).RootElement.GetProperty("message").GetString()!;

    public static IEnumerable<string> Messages(IEnumerable<EcsEvent> events) => events.Select(Message);

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
