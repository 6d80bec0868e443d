using System.Buffers;

namespace SocCoordination.Events.Framing;

/// <summary>A request's body, decompressed, in a rented buffer: dispose it once every document in it has been normalised.</summary>
public sealed class DecompressedBody : IDisposable
{
    private readonly byte[]? _rented;

    internal DecompressedBody(byte[] rented, int length)
    {
        _rented = rented;
        Bytes = rented.AsMemory(0, length);
    }

    internal DecompressedBody(ItemError error) => Error = error;

    /// <summary>Why the body could not be read; null where it was.</summary>
    public ItemError? Error { get; }

    /// <summary>Not valid after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    public void Dispose()
    {
        if (_rented is null || Bytes.IsEmpty)
            return;
        Bytes = default;
        ArrayPool<byte>.Shared.Return(_rented);
    }
}
