using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>
/// Reads one syslog message: RFC 5424, else what devices have sent since before RFC 3164 described it, else the text as it is.
/// </summary>
internal static class SyslogParser
{
    private const int HighestPriority = 191;

    /// <summary>Reads what came as syslog: whatever cannot be told is message.</summary>
    public static void Read(ReadOnlyMemory<byte> frame, SyslogClock clock, SyslogMessage into)
    {
        into.Reset();
        var scanner = new LineScanner(frame);
        scanner.Skip("\uFEFF"u8);
        ReadPriority(ref scanner, into);
        if (into.Priority >= 0 && Rfc5424.TryRead(scanner, clock, into))
            return;
        Rfc3164.Read(scanner, clock, into);
    }

    /// <summary>
    /// Reads a line out of a file, which is syslog only where time, host and program stand in front;
    /// false, and nothing read, for any other line.
    /// </summary>
    public static bool TryReadFileLine(ReadOnlyMemory<byte> line, SyslogClock clock, SyslogMessage into)
    {
        var first = line.IsEmpty ? (byte)0 : line.Span[0];
        if (first == '<')
        {
            Read(line, clock, into);
            return into.Priority >= 0 && (into.Timestamp is not null || !into.App.IsEmpty);
        }

        if (!Calendar.IsDigit(first) && first is not (>= (byte)'A' and <= (byte)'Z'))
            return false;
        into.Reset();
        Rfc3164.Read(new LineScanner(line), clock, into);
        return into.Timestamp is not null && !into.Host.IsEmpty && !into.App.IsEmpty && !IsLevel(into.Host.Span);
    }

    private static void ReadPriority(ref LineScanner scanner, SyslogMessage into)
    {
        var before = scanner;
        if (scanner.Skip((byte)'<') && scanner.TakeNumber(out var priority) && priority <= HighestPriority && scanner.Skip((byte)'>'))
            into.Priority = (int)priority;
        else
            scanner = before;
    }

    /// <summary>"2026-11-22 10:00:00 ERROR worker: …" is an application's own log.</summary>
    private static bool IsLevel(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("ERROR"u8) || word.SequenceEqual("INFO"u8) || word.SequenceEqual("WARN"u8) || word.SequenceEqual("WARNING"u8)
        || word.SequenceEqual("DEBUG"u8) || word.SequenceEqual("FATAL"u8) || word.SequenceEqual("TRACE"u8) || word.SequenceEqual("NOTICE"u8)
        || word.SequenceEqual("CRITICAL"u8) || word.SequenceEqual("-"u8) || word[0] is (byte)'[' or (byte)'(' or (byte)'|';
}
