using System.Buffers.Binary;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>The place where a page ended, as text for the caller: key and day.</summary>
internal static class EventCursor
{
    private const int KeySize = sizeof(long), Size = KeySize + sizeof(int);

    private static readonly CursorText Texts = new("");

    public static string Write(EventPosition position, EventQuery query)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Key);
        BinaryPrimitives.WriteInt32BigEndian(bytes[KeySize..], position.Day);
        return Texts.Write(bytes, query);
    }

    /// <exception cref="EventCursorException">It is not one that this query gave.</exception>
    public static EventPosition? Read(string? cursor, EventQuery query)
    {
        if (cursor is null) return null;
        Span<byte> bytes = stackalloc byte[Size];
        Texts.Read(cursor, query, bytes);
        return new EventPosition(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[KeySize..]));
    }
}
