using System.Buffers;
using System.Text;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Framing.Syslog;

namespace SocCoordination.Events.Tests.Framing;

public sealed class When_syslog_comes_over_TCP
{
    private static readonly FramingLimits Small = new() { FrameBytes = 16 };

    /// <summary>stream ⇶ messages; "…n" behind one that was cut from n bytes.</summary>
    public static TheoryData<string, string> Streams() => new()
    {
        { "5 <1>ab6 <1>abc", "<1>ab|<1>abc" },
        { "<1>ab\n<1>cd\n", "<1>ab|<1>cd" },
        { "<1>ab\r\n<1>cd\r\n", "<1>ab|<1>cd" },
        { "<1>ab\0<1>cd\0", "<1>ab|<1>cd" },
        { "5 <1>ab\n<1>cd\n5 <1>ef", "<1>ab|<1>cd|<1>ef" },
        { "5 <1>ab\n\n\0\r\n5 <1>cd", "<1>ab|<1>cd" },
        { "7 <1>a\nbc", "<1>a\nbc" },
        { "<1>last without end", "<1>last without …19" },
        { "<1>last", "<1>last" },
        { "9 <1>ab", "<1>ab…9" },
        { "12: Cisco\n5 <1>ab", "12: Cisco|<1>ab" },
        { "2026-11-22 x\n5 <1>ab", "2026-11-22 x|<1>ab" },
        { "12 monkeys\n5 <1>ab", "12 monkeys|<1>ab" },
        { "0 <1>ab\n5 <1>cd", "0 <1>ab|<1>cd" },
        { "007 <1>ab\n5 <1>cd", "007 <1>ab|<1>cd" },
        { "3 <1>ab\n5 <1>cd", "<1>|ab|<1>cd" },
        { "99999999999 <1>a\n5 <1>cd", "99999999999 <1>a|<1>cd" },
        { "9999 <1>ab\n5 <1>cd", "9999 <1>ab|<1>cd" },
        { "19 <1>45678901234567895 <1>cd", "<1>4567890123456…19|<1>cd" },
        { "<1>4567890123456789\n<1>cd\n", "<1>4567890123456…19|<1>cd" },
        { "\n\n\0\r", "" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Should_find_its_messages_however_the_bytes_arrive(string stream, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(stream);
        Assert.Equal(expected, Read(bytes, bytes.Length, segmented: false));
        Assert.Equal(WithoutLineLengths(expected), WithoutLineLengths(Read(bytes, 3, segmented: true)));
        Assert.Equal(WithoutLineLengths(expected), WithoutLineLengths(Read(bytes, 1, segmented: false)));
        Assert.Equal(WithoutLineLengths(expected), WithoutLineLengths(Read(bytes, 1, segmented: true)));
    }

    [Fact]
    public void Should_hold_no_more_than_one_frame_of_a_line_without_end()
    {
        var reader = new SyslogFrameReader(Small);
        var frames = 0;
        var rest = ReadOnlySequence<byte>.Empty;
        for (var i = 0; i < 10_000; i++)
        {
            var buffer = new ReadOnlySequence<byte>([.. rest.ToArray(), .. "aaaaaaaaaa"u8]);
            while (reader.TryRead(ref buffer, out _))
                frames++;
            rest = buffer;
            Assert.InRange(rest.Length, 0, 27);
        }

        Assert.Equal(1, frames);
    }

    /// <summary>How long a cut line was can only be told as far as it had arrived.</summary>
    private static string WithoutLineLengths(string messages) => System.Text.RegularExpressions.Regex.Replace(messages, "…\\d+", "…");

    private static string Read(byte[] bytes, int step, bool segmented)
    {
        var reader = new SyslogFrameReader(Small);
        var messages = new List<string>();
        var unread = Array.Empty<byte>();
        for (var at = 0; at < bytes.Length; at += step)
        {
            var buffer = Sequence([.. unread, .. bytes.AsSpan(at, Math.Min(step, bytes.Length - at))], segmented);
            while (reader.TryRead(ref buffer, out var frame))
                messages.Add(Describe(frame));
            unread = buffer.ToArray();
        }

        var last = Sequence(unread, segmented);
        while (reader.TryReadLast(ref last, out var frame))
            messages.Add(Describe(frame));
        return string.Join('|', messages);
    }

    private static string Describe(SyslogFrame frame) => Encoding.UTF8.GetString(frame.Bytes.Span) + (frame.Cut > 0 ? "…" + frame.Cut : "");

    /// <summary>The same bytes in one piece, or in pieces of one byte.</summary>
    private static ReadOnlySequence<byte> Sequence(byte[] bytes, bool segmented)
    {
        if (!segmented || bytes.Length < 2)
            return new ReadOnlySequence<byte>(bytes);
        var first = new Segment(bytes.AsMemory(0, 1), 0);
        var last = first;
        for (var i = 1; i < bytes.Length; i++)
            last = last.Append(bytes.AsMemory(i, 1));
        return new ReadOnlySequence<byte>(first, 0, last, 1);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
