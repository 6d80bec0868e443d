using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>
/// The older syslog, from behind the priority, as devices really send it: time, host and tag may each be missing, and
/// Cisco puts a sequence number, its host and a colon before the time and its tag <c>%ASA-6-302013:</c> behind.
/// </summary>
internal static class Rfc3164
{
    private const int LongestTag = 64;

    public static void Read(LineScanner scanner, SyslogClock clock, SyslogMessage into)
    {
        if (into.Priority >= 0)
            SkipCiscoPrefix(ref scanner, clock, into);
        if (clock.TryRead(scanner.RestSpan, out var at, out var length) && EndsThere(scanner.RestSpan[length..]))
        {
            into.Timestamp = at;
            scanner.Advance(length);
            scanner.Skip((byte)':');
            scanner.SkipSpaces();
        }

        if (into.Timestamp is not null && into.Host.IsEmpty)
            TakeHost(ref scanner, into);
        TakeTag(ref scanner, into);
        into.Message = scanner.Rest;
    }

    /// <summary><c>237: router1: *Nov 22 10:00:00.123 UTC: %SYS-5-…</c> and <c>:Nov 22 10:00:00 …</c></summary>
    private static void SkipCiscoPrefix(ref LineScanner scanner, SyslogClock clock, SyslogMessage into)
    {
        var before = scanner;
        scanner.Skip((byte)':');
        if (scanner.TakeNumber(out _) && !scanner.Skip(": "u8))
            scanner = before;
        if (clock.TryRead(scanner.RestSpan, out _, out _))
            return;
        var named = scanner;
        var host = named.TakeWord();
        if (host.Length > 1 && host.Span[^1] == ':' && clock.TryRead(named.RestSpan, out _, out _))
        {
            into.Host = host[..^1];
            scanner = named;
            return;
        }

        if (!scanner.RestSpan.StartsWith("%"u8))
            scanner = before;
    }

    private static bool EndsThere(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest[0] is (byte)' ' or (byte)':';

    /// <summary>The next word, unless it is the tag of a message without a host.</summary>
    private static void TakeHost(ref LineScanner scanner, SyslogMessage into)
    {
        var before = scanner;
        var word = scanner.TakeWord();
        if (word.IsEmpty || scanner.AtEnd || word.Span[0] is (byte)'%' or (byte)'[' || word.Span.Contains((byte)'='))
        {
            scanner = before;
            return;
        }

        if (word.Span[^1] == ':')
        {
            scanner.SkipSpaces();
            if (scanner.Next != '%')
            {
                scanner = before;
                return;
            }

            word = word[..^1];
        }

        into.Host = word;
        scanner.SkipSpaces();
        if (scanner.Skip(": "u8))
            scanner.SkipSpaces();
    }

    /// <summary><c>sshd[811]:</c>, <c>kernel:</c>, <c>%ASA-6-302013:</c>, <c>su(pam_unix)[12]:</c>; anything else belongs to the message.</summary>
    private static void TakeTag(ref LineScanner scanner, SyslogMessage into)
    {
        var text = scanner.RestSpan;
        var end = text.IndexOfAny(" [:"u8);
        if (end is <= 0 or > LongestTag || text[end] == ' ' || !IsTag(text[..end]))
            return;
        var tag = scanner.Rest[..end];
        ReadOnlyMemory<byte> process = default;
        var after = end + 1;
        if (text[end] == '[')
        {
            var close = text[after..].IndexOf((byte)']');
            if (close is < 0 or > LongestTag)
                return;
            process = scanner.Rest.Slice(after, close);
            after += close + 1;
            if (after < text.Length && text[after] == ':')
                after++;
        }

        if (after < text.Length && text[after] != ' ')
            return;
        (into.App, into.ProcId) = (tag, process);
        scanner.Advance(after);
        scanner.SkipSpaces();
    }

    private static bool IsTag(ReadOnlySpan<byte> tag)
    {
        foreach (var character in tag)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && !"-_./%()@+,"u8.Contains(character))
                return false;
        }

        return !Calendar.IsDigit(tag[0]) || tag.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
