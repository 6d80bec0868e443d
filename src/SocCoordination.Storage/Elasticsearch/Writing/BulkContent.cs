using System.Net;
using System.Net.Http.Headers;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>The body of a bulk request: the items' lines, one after another, without a copy.</summary>
internal sealed class BulkContent : HttpContent
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _lines;

    public BulkContent(IReadOnlyList<ReadOnlyMemory<byte>> lines)
    {
        _lines = lines;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var lines in _lines) await stream.WriteAsync(lines, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _lines.Sum(lines => (long)lines.Length);
        return true;
    }
}
