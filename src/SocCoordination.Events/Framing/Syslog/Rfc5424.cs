using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>RFC 5424, from behind the priority: version, time, host, program, process, kind, structured data, message.</summary>
internal static class Rfc5424
{
    /// <summary>False, and only the priority kept, where the header is not that of RFC 5424.</summary>
    public static bool TryRead(LineScanner scanner, SyslogClock clock, SyslogMessage into)
    {
        if (!scanner.Skip("1 "u8) || !TryReadTime(ref scanner, clock, into))
            return false;
        into.Host = Value(scanner.TakeWord());
        into.App = Value(scanner.TakeWord());
        into.ProcId = Value(scanner.TakeWord());
        into.MsgId = Value(scanner.TakeWord());
        into.Version = 1;
        into.StructuredData = TakeStructuredData(ref scanner);
        scanner.Skip("\uFEFF"u8);
        into.Message = scanner.Rest;
        return true;
    }

    private static bool TryReadTime(ref LineScanner scanner, SyslogClock clock, SyslogMessage into)
    {
        if (scanner.Skip("- "u8))
            return true;
        var word = scanner.TakeWord();
        if (!Timestamps.TryReadIso(word.Span, clock.Zone, out var at, out var length) || length != word.Length)
            return false;
        into.Timestamp = at;
        return true;
    }

    /// <summary>Senders that forget the "-" of empty structured data are common: then the message begins here.</summary>
    private static ReadOnlyMemory<byte> TakeStructuredData(ref LineScanner scanner)
    {
        if (scanner.Skip("- "u8) || (scanner.RestSpan.Length == 1 && scanner.Skip((byte)'-')))
            return default;

        var elements = new StructuredDataReader(scanner.Rest);
        while (elements.TryReadNext())
        {
        }

        if (elements.Length == 0 || (elements.Length < scanner.RestSpan.Length && scanner.RestSpan[elements.Length] != ' '))
            return default;
        var taken = scanner.Rest[..elements.Length];
        scanner.Advance(elements.Length + 1);
        return taken;
    }

    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> word) => word.Span.SequenceEqual("-"u8) ? default : word;
}
