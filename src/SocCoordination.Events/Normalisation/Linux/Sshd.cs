using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>
/// OpenSSH's server. User names are whatever the other side typed, spaces and " from 8.8.8.8" included: addresses are
/// therefore always read from the end of the line.
/// </summary>
internal sealed class Sshd : ILineSource
{
    private const int Unknown = -1;
    private const int Auth = 4;
    private const int AuthPriv = 10;
    private const int ShortestMessage = 20;

    private delegate bool Reader(ReadOnlyMemory<byte> rest, EventDraft draft);

    /// <summary>How a line begins, and what it says. rsyslog's default JSON drops the program, so these also recognise.</summary>
    private static readonly (byte[] Start, Reader Read)[] Messages =
    [
        ("Failed "u8.ToArray(), (rest, draft) => SshLogon.Read(rest, draft, success: false)),
        ("Accepted "u8.ToArray(), (rest, draft) => SshLogon.Read(rest, draft, success: true)),
        ("Postponed "u8.ToArray(), SshLogon.ReadPostponed),
        ("Invalid user "u8.ToArray(), SshLogon.ReadInvalidUser),
        ("Illegal user "u8.ToArray(), SshLogon.ReadInvalidUser),
        ("error: maximum authentication attempts exceeded for "u8.ToArray(), SshLogon.ReadTooManyAttempts),
        ("User "u8.ToArray(), SshLogon.ReadNotAllowed),
        ("Connection from "u8.ToArray(), SshConnection.ReadOpened),
        ("Connection closed by "u8.ToArray(), (rest, draft) => SshConnection.ReadEnded(rest, draft, "ssh_connection_closed"u8)),
        ("Connection reset by "u8.ToArray(), (rest, draft) => SshConnection.ReadEnded(rest, draft, "ssh_connection_reset"u8)),
        ("Disconnected from "u8.ToArray(), (rest, draft) => SshConnection.ReadEnded(rest, draft, "ssh_disconnected"u8)),
        ("Disconnecting "u8.ToArray(), (rest, draft) => SshConnection.ReadEnded(rest, draft, "ssh_disconnected"u8)),
        ("Received disconnect from "u8.ToArray(), SshConnection.ReadDisconnect),
        ("Did not receive identification string from "u8.ToArray(), SshConnection.ReadProbe),
        ("Bad protocol version identification "u8.ToArray(), SshConnection.ReadProbe),
        ("banner exchange: Connection from "u8.ToArray(), SshConnection.ReadProbe),
        ("Unable to negotiate with "u8.ToArray(), SshConnection.ReadProbe),
        ("ssh_dispatch_run_fatal: Connection from "u8.ToArray(), (rest, draft) => SshConnection.ReadEnded(rest, draft, "ssh_disconnected"u8)),
    ];

    public bool Recognises(LogLine line) =>
        line.Program.Span.StartsWith("sshd"u8)
        || (line.Program.IsEmpty && line.Facility is Unknown or Auth or AuthPriv && line.Text.Length > ShortestMessage && FindReader(line.TextSpan, out _) is not null);

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var text = line.Text;
        if (text.Span.IndexOf("pam_"u8) == 0)
            return false;
        var isOurs = line.Program.Span.StartsWith("sshd"u8);
        text = WithoutRepetition(text, draft);
        if (text.Span.StartsWith("fatal: "u8) || text.Span.StartsWith("error: "u8) && FindReader(text.Span, out _) is null)
            text = text[7..];
        var reader = FindReader(text.Span, out var start);
        var read = reader is not null && reader(text[start..], draft);
        if (!read && !isOurs)
            return false;
        AuthLog.Begin(draft, "sshd"u8);
        if (!read)
            draft.Classify(EventClass.AuthenticationInfo);
        return true;
    }

    private static Reader? FindReader(ReadOnlySpan<byte> text, out int length)
    {
        foreach (var (start, read) in Messages)
        {
            if (!text.StartsWith(start))
                continue;
            length = start.Length;
            return read;
        }

        length = 0;
        return null;
    }

    /// <summary><c>message repeated 5 times: [ Failed password for … ]</c></summary>
    private static ReadOnlyMemory<byte> WithoutRepetition(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var scanner = new LineScanner(text);
        if (!scanner.Skip("message repeated "u8) || !scanner.TakeNumber(out var times) || !scanner.Skip(" times: ["u8) || text.Span[^1] != ']')
            return text;
        draft.SetNumber(Fields.SocRepeated, times);
        scanner.SkipSpaces();
        var folded = scanner.Rest;
        return folded.IsEmpty ? text : folded[..^1];
    }
}
