using System.Buffers;
using System.IO.Compression;

namespace SocCoordination.Events.Framing;

/// <summary>Reads a request's body through its <c>Content-Encoding</c>, within limits: a small body that decompresses without end stops early.</summary>
public static class BoundedDecompressor
{
    private const int FirstBuffer = 64 * 1024;

    /// <param name="body">The body as it comes off the connection; left open.</param>
    /// <param name="contentEncoding">The header's value: <c>gzip</c> or <c>identity</c>; null or empty for none.</param>
    /// <param name="limits">Null for <see cref="BodyLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The body, or why there is none: 413 over a limit, 400 broken, 415 unknown encoding.</returns>
    public static async Task<RequestBody> ReadAsync(Stream body, string? contentEncoding, BodyLimits? limits, CancellationToken cancellationToken)
    {
        limits ??= BodyLimits.Default;
        var counted = new CountingStream(body);
        await using var decoded = Open(counted, contentEncoding?.Trim());
        if (decoded is null)
            return new RequestBody(new ItemError("illegal_argument_exception", $"Content-Encoding [{contentEncoding}] is not supported, expected gzip or identity", 415));
        try
        {
            var read = await ReadAllAsync(decoded, counted, limits, cancellationToken);
            if (read.Error is not null || decoded is not GZipStream || counted.Count == 0 || counted.EndsWithSize(read.Bytes.Length))
                return read;
            read.Dispose();
            throw new InvalidDataException("its end does not fit its content.");
        }
        catch (InvalidDataException failure)
        {
            return new RequestBody(ItemError.Argument($"the body is no whole {contentEncoding} stream (broken or cut off after {counted.Count} bytes): {failure.Message}"));
        }
    }

    private static async Task<RequestBody> ReadAllAsync(Stream decoded, CountingStream counted, BodyLimits limits, CancellationToken cancellationToken)
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
                    return new RequestBody(error);
                if (length == buffer.Length)
                    buffer = Grow(buffer, limits.Bytes);
            }

            kept = true;
            return new RequestBody(buffer, length);
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
        _ => null,
    };

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
