using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>A request's body, decompressed, whole, in rented memory. Dispose it once its events are made.</summary>
internal sealed class RequestBody : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private RequestBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>SHA-256 of the decompressed body: the same lines again are the same request, however they were packed.</summary>
    public byte[] Hash() => SHA256.HashData(Bytes.Span);

    /// <exception cref="IngestRefusal">Too large, packed in a way that we do not know, or broken off.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, IngestOptions limits, CancellationToken cancellationToken)
    {
        var body = new RequestBody((int)Math.Clamp(request.ContentLength ?? 0, 64 << 10, limits.MaxRequestBytes));
        try
        {
            await using var unpacked = Unpack(request);
            await body.FillAsync(unpacked, limits.MaxDecompressedBytes, cancellationToken);
            return body;
        }
        catch (Exception error)
        {
            body.Dispose();
            throw error is InvalidDataException or EndOfStreamException
                ? IngestRefusal.Parse($"the body is not valid {request.Headers.ContentEncoding}: {error.Message} Expected a whole {request.Headers.ContentEncoding} stream.")
                : error;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private static Stream Unpack(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToUpperInvariant() switch
    {
        "" or "IDENTITY" => request.Body,
        "GZIP" => new GZipStream(request.Body, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(request.Body, CompressionMode.Decompress),
        var other => throw new IngestRefusal(StatusCodes.Status415UnsupportedMediaType, "unsupported_encoding_exception", $"Content-Encoding [{other}] is not known; send gzip, deflate or none"),
    };

    private async Task FillAsync(Stream from, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _buffer.Length)
                Grow(most);
            var read = await from.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0)
                return;
            _length += read;
            if (_length > most)
                throw IngestRefusal.TooLarge($"the body has more than {most} bytes decompressed; send smaller batches");
        }
    }

    private void Grow(int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer.Length * 2L, most + 1L));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
