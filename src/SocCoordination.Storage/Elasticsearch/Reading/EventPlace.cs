using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// An event's place in the order of all events: by <c>@timestamp</c>, within a millisecond by arrival day, within the
/// day by arrival. As text for the caller it is a cursor.
/// </summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct EventPlace(long Time, int Day, long Sequence)
{
    private const int Size = sizeof(long) + sizeof(int) + sizeof(long);

    private static readonly CursorText Texts = new("elasticsearch/");

    public static JsonArray Order(bool newestFirst)
    {
        var direction = newestFirst ? "desc" : "asc";
        return [new JsonObject { ["soc_store.time"] = direction }, new JsonObject { ["soc_store.day"] = direction }, new JsonObject { ["soc_store.seq"] = direction }];
    }

    public static EventPlace Of(JsonElement sort) => new(sort[0].GetInt64(), sort[1].GetInt32(), sort[2].GetInt64());

    public JsonArray After() => [Time, Day, Sequence];

    public string Write(EventQuery query)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Time);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], Day);
        BinaryPrimitives.WriteInt64BigEndian(bytes[12..], Sequence);
        return Texts.Write(bytes, query);
    }

    /// <exception cref="EventCursorException">It is not one that this query gave.</exception>
    public static EventPlace? Read(string? cursor, EventQuery query)
    {
        if (cursor is null) return null;
        Span<byte> bytes = stackalloc byte[Size];
        Texts.Read(cursor, query, bytes);
        return new EventPlace(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), BinaryPrimitives.ReadInt64BigEndian(bytes[12..]));
    }
}
