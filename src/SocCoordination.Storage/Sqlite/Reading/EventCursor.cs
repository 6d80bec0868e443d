using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>
/// The place where a page ended, as text for the caller: key, day, and a sum over both and the query, so that a cursor
/// that was changed, or belongs to another query, is told from a good one. It gives no rights: the query's scope holds
/// again on every page.
/// </summary>
internal static class EventCursor
{
    private const int KeySize = sizeof(long), DaySize = sizeof(int), SumSize = 8;
    private const int Size = KeySize + DaySize + SumSize;

    public static string Write(EventPosition position, EventQuery query)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Key);
        BinaryPrimitives.WriteInt32BigEndian(bytes[KeySize..], position.Day);
        Sum(bytes[..(KeySize + DaySize)], query).CopyTo(bytes[(KeySize + DaySize)..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="EventCursorException">It is not one that this query gave.</exception>
    public static EventPosition? Read(string? cursor, EventQuery query)
    {
        if (cursor is null) return null;
        Span<byte> bytes = stackalloc byte[Size];
        var isWhole = cursor.Length <= 2 * Size && Base64Url.IsValid(cursor, out var length) && length == Size;
        if (isWhole) Base64Url.DecodeFromChars(cursor, bytes);
        if (!isWhole || !Sum(bytes[..(KeySize + DaySize)], query).AsSpan().SequenceEqual(bytes[(KeySize + DaySize)..]))
            throw new EventCursorException("This cursor was not given for this query: ask for the first page again, without a cursor, or with the same time, agencies and text.");
        return new EventPosition(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[KeySize..]));
    }

    private static byte[] Sum(ReadOnlySpan<byte> position, EventQuery query)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(position);
        var agencies = query.Agencies is null ? "*" : string.Join(',', query.Agencies.Distinct().Order());
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{query.From?.UtcTicks}/{query.To?.UtcTicks}/{agencies}/{query.Text}/{query.Rule?.Sign}")));
        return hash.GetHashAndReset()[..SumSize];
    }
}
