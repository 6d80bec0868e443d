using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>The other side of an SSH connection at the end of a line: <c>… 203.0.113.7 port 4022 ssh2</c>.</summary>
internal static class SshPeer
{
    /// <summary>Sets the source by the last <c> port </c> of the text, or by its last word that is an address; what stands before goes to <paramref name="before"/>.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> text, EventDraft draft, out ReadOnlyMemory<byte> before)
    {
        var port = text.Span.LastIndexOf(" port "u8);
        var peer = port < 0 ? WithoutNote(text) : text[..port];
        var start = peer.Span.LastIndexOf((byte)' ') + 1;
        var address = peer[start..].TrimEnd(":"u8);
        before = start == 0 ? default : peer[..(start - 1)];
        if (IpText.Canonical(address).IsEmpty && port < 0)
            return false;
        draft.SetSource(address);
        if (port >= 0)
        {
            var scanner = new LineScanner(text[(port + " port ".Length)..]);
            if (scanner.TakeNumber(out var number) && number <= ushort.MaxValue)
                draft.SetNumber(Fields.SourcePort, number);
        }

        return true;
    }

    /// <summary>Sets the source where the address comes first: what follows it may be the other side's own words.</summary>
    public static bool TryReadFirst(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var scanner = new LineScanner(text);
        var address = scanner.TakeWord().TrimEnd(":"u8);
        if (IpText.Canonical(address).IsEmpty)
            return false;
        draft.SetSource(address);
        if (scanner.Skip("port "u8) && scanner.TakeNumber(out var port) && port <= ushort.MaxValue)
            draft.SetNumber(Fields.SourcePort, port);
        return true;
    }

    /// <summary>The user before an address, without the words with which sshd introduces it.</summary>
    public static ReadOnlyMemory<byte> User(ReadOnlyMemory<byte> text)
    {
        var scanner = new LineScanner(text);
        _ = scanner.Skip("invalid user "u8) || scanner.Skip("illegal user "u8) || scanner.Skip("authenticating user "u8) || scanner.Skip("user "u8);
        return scanner.Rest;
    }

    /// <summary>Old versions write no port: <c>1.2.3.4</c>, <c>1.2.3.4 [preauth]</c>, <c>1.2.3.4: 11: Bye</c>.</summary>
    private static ReadOnlyMemory<byte> WithoutNote(ReadOnlyMemory<byte> text)
    {
        var note = text.Span.IndexOf(" [preauth]"u8);
        if (note >= 0)
            text = text[..note];
        var reason = text.Span.IndexOf(": "u8);
        return reason < 0 ? text : text[..reason];
    }
}
