using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace SocCoordination.Events.Framing;

/// <summary>Reads a request's body through its <c>Content-Encoding</c>, within limits: a small body that decompresses without end stops early.</summary>
public static class BoundedDecompressor
{
    private const int FirstBuffer = 64 * 1024;

    /// <param name="body">The body as it comes off the connection; left open.</param>
    /// <param name="contentEncoding">The header's value: <c>gzip</c>, <c>deflate</c> (with the zlib header) or <c>identity</c>; null or empty for none.</param>
    /// <param name="limits">Null for <see cref="BodyLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The body, or why there is none: 413 over a limit, 400 broken, 415 unknown encoding.</returns>
    public static async Task<DecompressedBody> ReadAsync(Stream body, string? contentEncoding, BodyLimits? limits, CancellationToken cancellationToken)
    {
        limits ??= BodyLimits.Default;
        var counted = new CountingStream(body);
        await using var decoded = Open(counted, contentEncoding?.Trim());
        if (decoded is null)
            return new DecompressedBody(new ItemError("illegal_argument_exception", $"Content-Encoding [{contentEncoding}] is not supported, expected gzip, deflate or identity", 415));
        try
        {
            var read = await ReadAllAsync(decoded, counted, limits, cancellationToken);
            if (read.Error is not null || counted.Count == 0 || IsWhole(decoded, counted, read.Bytes.Span))
                return read;
            read.Dispose();
            throw new InvalidDataException("its end does not fit its content.");
        }
        catch (InvalidDataException failure)
        {
            return new DecompressedBody(ItemError.Argument($"the body is no whole {contentEncoding} stream (broken or cut off after {counted.Count} bytes): {failure.Message}"));
        }
    }

    private static async Task<DecompressedBody> ReadAllAsync(Stream decoded, CountingStream counted, BodyLimits limits, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var length = 0;
        var kept = false;
        try
        {
            int read;
            while ((read = await decoded.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (Refuse(length, counted.Count, limits) is { } error)
                    return new DecompressedBody(error);
                if (length == buffer.Length)
                    buffer = Grow(buffer, limits.Bytes);
            }

            kept = true;
            return new DecompressedBody(buffer, length);
        }
        finally
        {
            if (!kept)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Stream? Open(CountingStream body, string? encoding) => encoding?.ToUpperInvariant() switch
    {
        null or "" or "IDENTITY" => body,
        "GZIP" or "X-GZIP" => new GZipStream(body, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress),
        _ => null,
    };

    /// <summary>
    /// .NET's readers take a stream that was cut off for one that is over. Both formats end with a figure about their content: its
    /// size (RFC 1952, section 2.3.1), its checksum (RFC 1950, section 2.2). Of several gzip streams in a row only one is taken, as by Elasticsearch.
    /// </summary>
    private static bool IsWhole(Stream decoded, CountingStream counted, ReadOnlySpan<byte> content) => decoded switch
    {
        GZipStream => BinaryPrimitives.ReadUInt32LittleEndian(counted.Last) == (uint)content.Length,
        ZLibStream => BinaryPrimitives.ReadUInt32BigEndian(counted.Last) == Adler32(content),
        _ => true,
    };

    private static uint Adler32(ReadOnlySpan<byte> content)
    {
        const uint Modulus = 65_521;
        const int BeforeOverflow = 5_552;
        var (low, high) = (1u, 0u);
        while (!content.IsEmpty)
        {
            var block = content[..Math.Min(BeforeOverflow, content.Length)];
            foreach (var next in block)
            {
                low += next;
                high += low;
            }

            (low, high) = (low % Modulus, high % Modulus);
            content = content[block.Length..];
        }

        return (high << 16) | low;
    }

    private static ItemError? Refuse(int length, long compressed, BodyLimits limits)
    {
        if (length > limits.Bytes)
            return ItemError.TooLarge($"the body is larger than {limits.Bytes} bytes: send smaller batches") with { Type = "content_too_long_exception" };
        if (length > limits.RatioFreeBytes && length > compressed * limits.Ratio)
            return ItemError.TooLarge($"the body becomes more than {limits.Ratio} times its compressed size") with { Type = "content_too_long_exception" };
        return null;
    }

    private static byte[] Grow(byte[] buffer, int most)
    {
        // One byte over the limit is room enough to see that it is passed.
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, most + 1L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
