using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>The body of a bulk request: the items' lines, one after another, never all of them in one piece.</summary>
internal sealed class BulkContent : HttpContent
{
    private const int PieceSize = 128 << 10;

    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _lines;

    public BulkContent(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        _lines = lines;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // In large pieces: one call for each event would cost more than copying it.
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var filled = 0;
            foreach (var lines in _lines)
            {
                if (filled > 0 && filled + lines.Length > piece.Length)
                {
                    await stream.WriteAsync(piece.AsMemory(0, filled), cancellationToken);
                    filled = 0;
                }
                if (lines.Length > piece.Length)
                {
                    await stream.WriteAsync(lines, cancellationToken);
                    continue;
                }
                lines.CopyTo(piece.AsMemory(filled));
                filled += lines.Length;
            }
            await stream.WriteAsync(piece.AsMemory(0, filled), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _lines.Sum(lines => (long)lines.Length);
        return true;
    }
}
