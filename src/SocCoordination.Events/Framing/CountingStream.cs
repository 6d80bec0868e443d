namespace SocCoordination.Events.Framing;

/// <summary>Counts the bytes that are read through it and remembers the last ones; leaves the stream below open.</summary>
internal sealed class CountingStream(Stream below) : Stream
{
    private const int LastLength = sizeof(uint);
    private readonly byte[] _last = new byte[LastLength];

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

    /// <summary>The last four bytes.</summary>
    public ReadOnlySpan<byte> Last => _last;

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
        var kept = Math.Max(0, LastLength - read.Length);
        _last.AsSpan(LastLength - kept).CopyTo(_last);
        read[Math.Max(0, read.Length - LastLength)..].CopyTo(_last.AsSpan(kept));
    }
}
