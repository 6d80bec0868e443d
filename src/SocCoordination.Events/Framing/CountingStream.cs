namespace SocCoordination.Events.Framing;

/// <summary>Counts the bytes that are read through it and remembers the last ones; leaves the stream below open.</summary>
internal sealed class CountingStream(Stream below) : Stream
{
    private const int TrailerLength = sizeof(uint);
    private uint _last;

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await below.ReadAsync(buffer, cancellationToken);
        Add(buffer.Span[..read]);
        return read;
    }

    /// <summary>
    /// Whether what was read ends as gzip does, with the size of its content (RFC 1952, section 2.3.1). .NET's own reader
    /// takes a stream that was cut off for one that is over. Of several gzip streams in a row only one is taken, as by Elasticsearch.
    /// </summary>
    public bool EndsWithSize(int size) => Count >= TrailerLength && _last == (uint)size;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = below.Read(buffer, offset, count);
        Add(buffer.AsSpan(offset, read));
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Add(ReadOnlySpan<byte> read)
    {
        Count += read.Length;
        foreach (var next in read[Math.Max(0, read.Length - TrailerLength)..])
            _last = (_last >> 8) | ((uint)next << 24);
    }
}
