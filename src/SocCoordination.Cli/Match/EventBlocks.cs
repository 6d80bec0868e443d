using System.Buffers;

namespace SocCoordination.Cli.Match;

/// <summary>Cuts a stream of events into blocks that begin with an event, so that several threads can match them.</summary>
internal sealed class EventBlocks(Stream stream)
{
    /// <summary>A block grows beyond this only for an event that does not end in it.</summary>
    private const int BlockSize = 1 << 20;

    /// <summary>Twice what an event may have: where none begins within this, what is there is no event, wherever it is cut.</summary>
    private const int LargestBlock = 2 * SocCoordination.Detection.Matching.EventLimits.Bytes;

    private byte[] _rest = [];
    private int _restLength;
    private long _line = 1;
    private bool _atEnd;

    /// <summary>The next block; null at the end. It is the caller's, who gives its buffer back.</summary>
    public EventBlock? Next()
    {
        if (_atEnd) return null;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(BlockSize, 2 * _restLength));
        _rest.AsSpan(0, _restLength).CopyTo(buffer);
        var length = _restLength;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            _atEnd = length + read < buffer.Length;
            length += read;
            var cut = _atEnd ? length : LastBeginning(buffer.AsSpan(0, length));
            if (cut > 0) return Cut(buffer, cut, length);
            if (_atEnd) return null;
            if (length >= LargestBlock) return Cut(buffer, length, length);
            buffer = Grow(buffer, length);
        }
    }

    /// <summary>Behind the last line break that an opening brace follows; 0 where there is none.</summary>
    private static int LastBeginning(ReadOnlySpan<byte> text) => text.LastIndexOf("\n{"u8) + 1;

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private EventBlock Cut(byte[] buffer, int cut, int length)
    {
        _restLength = length - cut;
        if (_rest.Length < _restLength) _rest = new byte[_restLength];
        buffer.AsSpan(cut, _restLength).CopyTo(_rest);
        var block = new EventBlock(buffer, cut, _line);
        _line += buffer.AsSpan(0, cut).Count((byte)'\n');
        return block;
    }
}

/// <param name="Buffer">From the shared pool.</param>
/// <param name="FirstLine">The number of its first line, from 1.</param>
internal sealed record EventBlock(byte[] Buffer, int Length, long FirstLine)
{
    public ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);
}
