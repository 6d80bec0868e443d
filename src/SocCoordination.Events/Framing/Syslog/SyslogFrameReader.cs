using System.Buffers;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>
/// Takes syslog messages off a TCP stream, RFC 6587: octet counting (<c>57 &lt;34&gt;1 …</c>) and lines that end in
/// LF or NUL, told apart for each message, since relays mix them. A count is believed only where a priority follows it
/// and it is not absurd; anything else is a line, so a stream that went wrong is right again after the next line end.
/// </summary>
/// <remarks>One instance a connection. The buffer must be able to hold <see cref="FramingLimits.FrameBytes"/> + 16 bytes.</remarks>
public sealed class SyslogFrameReader(FramingLimits? limits = null)
{
    private const int LongestCount = 8;

    /// <summary>A count beyond this many times the limit is a mistake or an attack, not a message to wait for.</summary>
    private const int Absurd = 16;
    private static readonly byte[] Ends = [(byte)'\n', 0];
    private static readonly byte[] Between = [(byte)'\n', (byte)'\r', 0];
    private readonly int _limit = (limits ?? FramingLimits.Default).FrameBytes;
    private long _skipBytes;
    private bool _skipLine;

    private enum Framing
    {
        Unknown,
        Counted,
        Line,
    }

    /// <summary>Takes the next message from the front of <paramref name="buffer"/>; false where more bytes are needed.</summary>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out SyslogFrame frame)
    {
        frame = default;
        if (!SkipRestOfCutFrame(ref buffer))
            return false;
        var start = new SequenceReader<byte>(buffer);
        start.AdvancePastAny(Between);
        buffer = buffer.Slice(start.Position);
        if (buffer.IsEmpty)
            return false;
        return TellFraming(buffer, out var count, out var header) switch
        {
            Framing.Counted => TryReadCounted(ref buffer, header, count, out frame),
            Framing.Line => TryReadLine(ref buffer, out frame),
            _ => false,
        };
    }

    /// <summary>At the end of the stream: takes what is left, a last line without its end or a message that broke off.</summary>
    public bool TryReadLast(ref ReadOnlySequence<byte> buffer, out SyslogFrame frame)
    {
        if (TryRead(ref buffer, out frame))
            return true;
        if (buffer.IsEmpty)
            return false;
        var counted = TellFraming(buffer, out var count, out var header) == Framing.Counted;
        frame = new SyslogFrame(Bytes(counted ? buffer.Slice(header) : buffer), counted ? count : 0);
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private bool SkipRestOfCutFrame(ref ReadOnlySequence<byte> buffer)
    {
        var skipped = Math.Min(_skipBytes, buffer.Length);
        buffer = buffer.Slice(skipped);
        _skipBytes -= skipped;
        if (!_skipLine)
            return _skipBytes == 0;
        var reader = new SequenceReader<byte>(buffer);
        _skipLine = !reader.TryAdvanceToAny(Ends);
        buffer = _skipLine ? buffer.Slice(buffer.End) : buffer.Slice(reader.Position);
        return !_skipLine;
    }

    private Framing TellFraming(in ReadOnlySequence<byte> buffer, out int count, out int header)
    {
        (count, header) = (0, 0);
        foreach (var segment in buffer)
        {
            foreach (var next in segment.Span)
            {
                header++;
                if (next is >= (byte)'0' and <= (byte)'9' && header <= LongestCount && (header > 1 || next != '0'))
                    count = (count * 10) + (next - '0');
                else if (next == ' ' && count > 0)
                    return TellByPriority(buffer, header, count);
                else
                    return Framing.Line;
            }
        }

        return Framing.Unknown;
    }

    private Framing TellByPriority(in ReadOnlySequence<byte> buffer, int header, int count)
    {
        if (buffer.Length == header)
            return Framing.Unknown;
        var follows = buffer.Slice(header, 1).FirstSpan[0] == '<';
        return follows && count <= (long)_limit * Absurd ? Framing.Counted : Framing.Line;
    }

    private bool TryReadCounted(ref ReadOnlySequence<byte> buffer, int header, int count, out SyslogFrame frame)
    {
        frame = default;
        var taken = Math.Min(count, _limit);
        if (buffer.Length < header + taken)
            return false;
        frame = new SyslogFrame(Bytes(buffer.Slice(header, taken)), count > taken ? count : 0);
        _skipBytes = count - taken;
        buffer = buffer.Slice(header + taken);
        return true;
    }

    private bool TryReadLine(ref ReadOnlySequence<byte> buffer, out SyslogFrame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(buffer);
        if (reader.TryReadToAny(out ReadOnlySequence<byte> line, Ends) && line.Length <= _limit)
        {
            buffer = buffer.Slice(reader.Position);
            frame = new SyslogFrame(WithoutReturn(Bytes(line)), 0);
            return true;
        }

        if (buffer.Length <= _limit)
            return false;
        frame = new SyslogFrame(Bytes(buffer.Slice(0, _limit)), line.Length > 0 ? line.Length : buffer.Length);
        buffer = buffer.Slice(_limit);
        _skipLine = true;
        return true;
    }

    private static ReadOnlyMemory<byte> WithoutReturn(ReadOnlyMemory<byte> line) => line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;

    private static ReadOnlyMemory<byte> Bytes(in ReadOnlySequence<byte> bytes) => bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
}
