using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>
/// The access logs of nginx and Apache: common, combined and vhost_combined, and combined with more behind it.
/// The two write the same; path, program or the shipper's data set tells whose it is, nginx where none does.
/// </summary>
internal sealed class WebAccess : ILineSource
{
    private const int TimeLength = 26;

    public bool Recognises(LogLine line) => TimeStart(line.TextSpan) > 0;

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var start = TimeStart(line.TextSpan);
        if (!Timestamps.TryReadWeb(line.TextSpan.Slice(start, TimeLength), draft.Zone, out var at))
            return false;
        draft.LineTime = at;
        var hasVirtualHost = ReadPeer(line.Text[..(start - 1)], draft);
        draft.SetDataset(IsApache(line, hasVirtualHost) ? "apache.access"u8 : "nginx.access"u8);
        draft.Classify(EventClass.Web);
        var scanner = new LineScanner(line.Text[(start + TimeLength + 2)..]);
        if (!scanner.TakeQuoted(out var request))
        {
            // Syslog cuts long lines, often inside the very request that is worth seeing.
            WebRequest.Set(draft, scanner.Rest[1..]);
            draft.Tag("_line_cut"u8);
            return true;
        }

        WebRequest.Set(draft, request);
        ReadResponse(ref scanner, draft);
        if (ReadQuoted(ref scanner, draft, Fields.HttpReferrer) && ReadQuoted(ref scanner, draft, Fields.UserAgentOriginal))
            WebAccessExtras.Read(scanner, draft);
        return true;
    }

    /// <summary>
    /// Where the time begins that stands before the quoted request: <c>[22/Nov/2026:10:00:00 +0700] "</c>. Both servers escape
    /// quotes, so a user name sent by an attacker cannot imitate it.
    /// </summary>
    private static int TimeStart(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf("] \""u8);
        return end > TimeLength && text[end - TimeLength - 1] == '[' && text[end - TimeLength + 2] == '/' ? end - TimeLength : -1;
    }

    /// <summary>Reads <c>[vhost:port] address ident user</c>; true where a virtual host stood in front.</summary>
    private static bool ReadPeer(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var scanner = new LineScanner(text);
        var first = scanner.TakeWord();
        var after = scanner;
        var second = scanner.TakeWord();
        var hasVirtualHost = IpText.Canonical(first).IsEmpty && !IpText.Canonical(second).IsEmpty && !second.Span.SequenceEqual("-"u8);
        if (hasVirtualHost)
            WebRequest.SetHost(draft, first);
        else
            scanner = after;
        draft.SetSource(hasVirtualHost ? second : first);
        scanner.TakeWord();
        var user = scanner.Rest;
        while (!user.IsEmpty && user.Span[^1] == ' ')
            user = user[..^1];
        draft.SetUnlessDash(Fields.UserName, Escapes.WebServer(user, draft.Tree.Arena));
        return hasVirtualHost;
    }

    private static void ReadResponse(ref LineScanner scanner, EventDraft draft)
    {
        scanner.SkipSpaces();
        if (scanner.TakeNumber(out var status) && status is >= 100 and <= 999)
        {
            draft.SetNumber(Fields.HttpStatus, status);
            draft.SetOutcome(status < 400);
        }

        scanner.SkipSpaces();
        if (scanner.TakeNumber(out var bytes))
            draft.SetNumber(Fields.HttpBodyBytes, bytes);
        else
            scanner.Skip((byte)'-');
    }

    private static bool ReadQuoted(ref LineScanner scanner, EventDraft draft, EcsField field)
    {
        scanner.SkipSpaces();
        if (!scanner.TakeQuoted(out var text))
            return false;
        draft.SetUnlessDash(field, Escapes.WebServer(text, draft.Tree.Arena));
        return true;
    }

    private static bool IsApache(LogLine line, bool hasVirtualHost) =>
        line.Hints("apache"u8) || line.Hints("httpd"u8) || (hasVirtualHost && !line.Hints("nginx"u8));
}
