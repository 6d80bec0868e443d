namespace SocCoordination.Events.Ecs.Tree;

/// <summary>Scratch bytes of one event: everything that had to be unescaped or composed, given back all at once.</summary>
internal sealed class Arena
{
    private const int ChunkSize = 64 * 1024;
    private byte[] _chunk = new byte[ChunkSize];
    private int _used;

    /// <summary>Bytes that stay valid until <see cref="Reset"/>. What is rare and large is left to the collector.</summary>
    public Memory<byte> Take(int length)
    {
        if (length > ChunkSize / 4)
            return new byte[length];
        if (length > ChunkSize - _used)
        {
            // Slices handed out keep the full chunk alive.
            _chunk = new byte[ChunkSize];
            _used = 0;
        }

        var taken = _chunk.AsMemory(_used, length);
        _used += length;
        return taken;
    }

    /// <summary>Gives back the last <paramref name="bytes"/> of what <see cref="Take"/> gave last.</summary>
    public void GiveBack(Memory<byte> taken, int bytes)
    {
        if (taken.Length <= ChunkSize / 4)
            _used -= bytes;
    }

    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        var copy = Take(bytes.Length);
        bytes.CopyTo(copy.Span);
        return copy;
    }

    public void Reset() => _used = 0;
}
