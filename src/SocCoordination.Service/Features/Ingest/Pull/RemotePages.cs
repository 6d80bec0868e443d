using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>Reads a shard's documents page by page, each bounded in documents and bytes.</summary>
internal sealed class RemotePages(ServerConnection server)
{
    public const int MostBytes = 8 << 20;
    private const int MostDocuments = 1_000;

    /// <summary>Adapts to the size of the documents: halved where a page has too many bytes, and slowly back.</summary>
    private int _size = MostDocuments;

    /// <summary>The documents after one <c>_seq_no</c>, up to another that must be visible already.</summary>
    /// <param name="since">Documents with an earlier <c>@timestamp</c> are left out; null: none are.</param>
    public async Task<RemotePage> ReadAsync(RemoteShard shard, long after, long until, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var size = _size;
            if (await SearchAsync(shard, Query(after, until, since, size), cancellationToken) is { } answer)
            {
                if (answer.Length < MostBytes / 4)
                    _size = Math.Min(size * 2, MostDocuments);
                var documents = Read(shard, answer);
                return new RemotePage(documents, documents.Count < size ? until : documents[^1].SeqNo);
            }

            if (size == 1)
                return await OversizedAsync(shard, after, until, since, cancellationToken);
            _size = size / 2;
        }
    }

    /// <summary>The next document alone, which is too large for a page; it may have been replaced meanwhile, so it is looked at by its number.</summary>
    private async Task<RemotePage> OversizedAsync(RemoteShard shard, long after, long until, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var query = Query(after, until, since, 1);
        query["_source"] = false;
        var answer = await SearchAsync(shard, query, cancellationToken)
            ?? throw new PullProblemException($"the answer to a search of {shard.Index} for one document without its content is over {MostBytes} bytes: look at what stands before Elasticsearch.");
        var next = Read(shard, answer);
        if (next.Count == 0)
            return new RemotePage([], until);
        var number = next[0].SeqNo;
        return await SearchAsync(shard, Query(number - 1, number, null, 1), cancellationToken) is { } fits
            ? new RemotePage(Read(shard, fits), number)
            : new RemotePage(next, number, Oversized: true);
    }

    private static JsonObject Query(long after, long until, DateTimeOffset? since, int size)
    {
        var query = new JsonObject { ["filter"] = new JsonObject { ["range"] = new JsonObject { ["_seq_no"] = new JsonObject { ["gt"] = after, ["lte"] = until } } } };
        if (since is { } from)
        {
            var time = new JsonObject { ["lt"] = from.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), ["format"] = "strict_date_optional_time" };
            query["must_not"] = new JsonObject { ["range"] = new JsonObject { ["@timestamp"] = time } };
        }

        return new JsonObject { ["size"] = size, ["track_total_hits"] = false, ["sort"] = new JsonArray(new JsonObject { ["_seq_no"] = "asc" }), ["query"] = new JsonObject { ["bool"] = query } };
    }

    /// <returns>The answer's bytes; null where they are too many.</returns>
    private Task<byte[]?> SearchAsync(RemoteShard shard, JsonObject query, CancellationToken cancellationToken) =>
        server.PostAsync(
            FormattableString.Invariant($"{Uri.EscapeDataString(shard.Index)}/_search?preference=_shards:{shard.Number}&allow_partial_search_results=false"),
            query, ReadBoundedAsync, cancellationToken);

    private static async Task<byte[]?> ReadBoundedAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > MostBytes)
                return null;
            await read.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return read.ToArray();
    }

    private static List<RemoteDocument> Read(RemoteShard shard, byte[] answer)
    {
        try
        {
            return RemotePage.Read(answer);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new PullProblemException($"Elasticsearch's answer to a search of {shard.Index} cannot be read: look at its log, and at the proxy before it if there is one. ({broken.Message})");
        }
    }
}
