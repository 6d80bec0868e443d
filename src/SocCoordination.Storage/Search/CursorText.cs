using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocCoordination.Storage.Search;

/// <summary>
/// A place among events as text for the caller: its bytes and a sum over them and the query, so that a cursor that was
/// changed, or belongs to another query, is told from a good one. It gives no rights: the query's scope holds again on
/// every page.
/// </summary>
/// <param name="store">Tells one kind of store's cursors from another's; cursors given out before hold as long as it stays.</param>
internal sealed class CursorText(string store)
{
    private const int SumSize = 8;

    public string Write(ReadOnlySpan<byte> place, EventQuery query) => Base64Url.EncodeToString([.. place, .. Sum(place, query)]);

    /// <param name="cursor">The text.</param>
    /// <param name="query">The query that it is said to be of.</param>
    /// <param name="place">Gets the place's bytes, as many as were written.</param>
    /// <exception cref="EventCursorException">It is not one that this query gave.</exception>
    public void Read(string cursor, EventQuery query, Span<byte> place)
    {
        var size = place.Length + SumSize;
        var isWhole = cursor.Length <= 2 * size && Base64Url.IsValid(cursor, out var length) && length == size;
        var bytes = isWhole ? Base64Url.DecodeFromChars(cursor) : [];
        if (!isWhole || !Sum(bytes.AsSpan(0, place.Length), query).AsSpan().SequenceEqual(bytes.AsSpan(place.Length)))
            throw new EventCursorException("This cursor was not given for this query: ask for the first page again, without a cursor, or with the same time, agencies and text.");
        bytes.AsSpan(0, place.Length).CopyTo(place);
    }

    private byte[] Sum(ReadOnlySpan<byte> place, EventQuery query)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(place);
        var agencies = query.Agencies is null ? "*" : string.Join(',', query.Agencies.Distinct().Order());
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{store}{query.From?.UtcTicks}/{query.To?.UtcTicks}/{agencies}/{query.Text}/{query.Rule?.Sign}")));
        return hash.GetHashAndReset()[..SumSize];
    }
}
