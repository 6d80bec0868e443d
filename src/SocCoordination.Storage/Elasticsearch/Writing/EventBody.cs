using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search.Text;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// An event as Elasticsearch keeps it: its document, byte for byte, with the store's own values under <c>soc_store</c> put
/// before the first field. A document that Elasticsearch cannot take as fields (a name twice, a name of its own) goes
/// whole into <c>soc_store.raw</c>: it is found by its words as any other.
/// </summary>
internal static class EventBody
{
    private const byte Opening = (byte)'{', Closing = (byte)'}', Comma = (byte)',';

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 256 };
    private static readonly SearchValues<byte> Breaks = SearchValues.Create("\n\r"u8);

    [ThreadStatic]
    private static DocumentWords? _documentWords;

    /// <param name="stored">The event.</param>
    /// <param name="sequence">Its place by arrival.</param>
    /// <param name="asRaw">Whether its document goes whole into <c>soc_store.raw</c>.</param>
    /// <param name="to">Gets the body.</param>
    /// <exception cref="JsonException">The document is not one JSON object.</exception>
    public static void Write(EcsEvent stored, long sequence, bool asRaw, ArrayBufferWriter<byte> to)
    {
        var document = stored.Document.Span.Trim(" \t\r\n"u8);
        var documentWords = _documentWords ??= new DocumentWords(TypedFields.Contains);
        var words = documentWords.Of(document);
        to.Write("{\"soc_store\":"u8);
        using (var soc = new Utf8JsonWriter(to, Compact))
        {
            soc.WriteStartObject();
            soc.WriteNumber("agency"u8, stored.AgencyId);
            soc.WriteNumber("time"u8, EventTime.MillisecondsOf(stored.Timestamp));
            soc.WriteNumber("arrived"u8, stored.Ingested.ToUnixTimeMilliseconds());
            soc.WriteNumber("day"u8, DateOnly.FromDateTime(stored.Ingested.UtcDateTime).DayNumber);
            soc.WriteNumber("seq"u8, sequence);
            soc.WriteNumber("id_time"u8, TimeOf(stored.Id));
            if (HasCutWord(words)) soc.WriteBoolean("cut"u8, true);
            if (asRaw || documentWords.HasMisnamed) soc.WriteBoolean("unread"u8, true);
            soc.WriteString("words"u8, words.TrimEnd((byte)' '));
            if (asRaw) soc.WriteBase64String("raw"u8, stored.Document.Span);
            soc.WriteEndObject();
        }
        if (asRaw) to.Write("}"u8);
        else WriteFields(document[1..], to);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static EcsEvent Read(EventId id, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Deep);
        var (agency, time, arrived, raw) = (0, 0L, 0L, (byte[]?)null);
        reader.Read();
        reader.Read();
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("agency"u8) && reader.Read()) agency = reader.GetInt32();
            else if (reader.ValueTextEquals("time"u8) && reader.Read()) time = reader.GetInt64();
            else if (reader.ValueTextEquals("arrived"u8) && reader.Read()) arrived = reader.GetInt64();
            else if (reader.ValueTextEquals("raw"u8) && reader.Read()) raw = reader.GetBytesFromBase64();
            else reader.Skip();
        }
        return new EcsEvent(id, EventTime.ToTime(time), DateTimeOffset.FromUnixTimeMilliseconds(arrived), agency, raw ?? Fields(body[(int)reader.BytesConsumed..]));
    }

    /// <summary>The time in an id; 0 where it has none.</summary>
    public static long TimeOf(EventId id) => (long)(id.Value >> 80);

    private static void WriteFields(ReadOnlySpan<byte> rest, ArrayBufferWriter<byte> to)
    {
        if (rest.TrimStart(" \t\r\n"u8)[0] != Closing) to.Write([Comma]);
        var written = to.GetSpan(rest.Length);
        rest.CopyTo(written);

        // A line ends a bulk item: between values, the only place where a break may stand, it means what a space means.
        for (var at = written[..rest.Length].IndexOfAny(Breaks); at >= 0; at = written[..rest.Length].IndexOfAny(Breaks)) written[at] = (byte)' ';
        to.Advance(rest.Length);
    }

    private static byte[] Fields(ReadOnlySpan<byte> behindSoc)
    {
        var fields = behindSoc[0] == Comma ? behindSoc[1..] : behindSoc;
        var document = new byte[fields.Length + 1];
        document[0] = Opening;
        fields.CopyTo(document.AsSpan(1));
        return document;
    }

    private static bool HasCutWord(ReadOnlySpan<byte> words)
    {
        foreach (var word in words.Split((byte)' '))
        {
            if (word.End.Value - word.Start.Value >= DocumentWords.NeverCut) return true;
        }
        return false;
    }
}
