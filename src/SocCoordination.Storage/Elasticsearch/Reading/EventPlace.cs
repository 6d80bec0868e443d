using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// An event's place in the order of all events: by <c>@timestamp</c>, within a millisecond by arrival day, within the
/// day by arrival. As text for the caller it is a cursor, with a sum over it and the query, so that one that was changed,
/// or belongs to another query, is told from a good one. It gives no rights: the query's scope holds again on every page.
/// </summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct EventPlace(long Time, int Day, long Sequence)
{
    private const int PlaceSize = sizeof(long) + sizeof(int) + sizeof(long), SumSize = 8;
    private const int Size = PlaceSize + SumSize;

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
        Sum(bytes[..PlaceSize], query).CopyTo(bytes[PlaceSize..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="EventCursorException">It is not one that this query gave.</exception>
    public static EventPlace? Read(string? cursor, EventQuery query)
    {
        if (cursor is null) return null;
        Span<byte> bytes = stackalloc byte[Size];
        var isWhole = cursor.Length <= 2 * Size && Base64Url.IsValid(cursor, out var length) && length == Size;
        if (isWhole) Base64Url.DecodeFromChars(cursor, bytes);
        if (!isWhole || !Sum(bytes[..PlaceSize], query).AsSpan().SequenceEqual(bytes[PlaceSize..]))
            throw new EventCursorException("This cursor was not given for this query: ask for the first page again, without a cursor, or with the same time, agencies and text.");
        return new EventPlace(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), BinaryPrimitives.ReadInt64BigEndian(bytes[12..]));
    }

    private static byte[] Sum(ReadOnlySpan<byte> place, EventQuery query)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(place);
        var agencies = query.Agencies is null ? "*" : string.Join(',', query.Agencies.Distinct().Order());
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"elasticsearch/{query.From?.UtcTicks}/{query.To?.UtcTicks}/{agencies}/{query.Text}/{query.Rule?.Sign}")));
        return hash.GetHashAndReset()[..SumSize];
    }
}
