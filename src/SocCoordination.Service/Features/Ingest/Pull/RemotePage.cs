using System.Text;
using System.Text.Json;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>One document, as Elasticsearch gives it.</summary>
/// <param name="Source">Its bytes, still unread; empty where the index keeps none or where they are more than a page may have.</param>
internal readonly record struct RemoteDocument(ReadOnlyMemory<byte> Id, long SeqNo, ReadOnlyMemory<byte> Source);

/// <summary>Documents of one shard in the order of their <c>_seq_no</c>.</summary>
/// <param name="Through">Every document up to this <c>_seq_no</c> is in this page or one before it.</param>
/// <param name="Oversized">It holds one document only, without its bytes, for these are more than a page may have.</param>
internal sealed record RemotePage(IReadOnlyList<RemoteDocument> Documents, long Through, bool Oversized = false)
{
    /// <summary>Deeper than anything that Elasticsearch itself can read: one hostile document must not hold up its page.</summary>
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 2_048 };

    /// <summary>Slices the hits out of a search's answer.</summary>
    public static List<RemoteDocument> Read(ReadOnlyMemory<byte> answer)
    {
        var found = new List<RemoteDocument>();
        var reader = new Utf8JsonReader(answer.Span, Deep);
        reader.Read();
        Find(ref reader, "hits"u8);
        Find(ref reader, "hits"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            found.Add(ReadHit(ref reader, answer));
        return found;
    }

    private static RemoteDocument ReadHit(ref Utf8JsonReader reader, ReadOnlyMemory<byte> answer)
    {
        ReadOnlyMemory<byte> id = default, source = default;
        long? seqNo = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isId, isSource, isSort) = (reader.ValueTextEquals("_id"u8), reader.ValueTextEquals("_source"u8), reader.ValueTextEquals("sort"u8));
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isId)
                id = Encoding.UTF8.GetBytes(reader.GetString()!);
            else if (isSort && reader.TokenType == JsonTokenType.StartArray && reader.Read())
                seqNo = reader.GetInt64();
            if (isSort)
                reader.Read();
            reader.Skip();
            if (isSource)
                source = answer[start..(int)reader.BytesConsumed];
        }

        return new RemoteDocument(id, seqNo ?? throw new JsonException("a hit has no sequence number"), source);
    }

    /// <summary>Goes into the property of this name of the object that the reader stands on.</summary>
    private static void Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
                return;
            reader.Skip();
        }

        throw new JsonException("the answer has no hits");
    }
}
