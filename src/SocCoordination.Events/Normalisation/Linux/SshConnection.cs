using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>SSH connections that open, end, or never say anything sensible.</summary>
internal static class SshConnection
{
    /// <summary><c>203.0.113.7 port 4022 on 10.0.0.5 port 22 [rdomain ""]</c></summary>
    public static bool ReadOpened(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        if (!SshPeer.TryReadFirst(rest, draft))
            return false;
        var on = rest.Span.IndexOf(" on "u8);
        if (on >= 0)
        {
            var scanner = new LineScanner(rest[(on + " on ".Length)..]);
            draft.SetDestination(scanner.TakeWord());
            if (scanner.Skip("port "u8) && scanner.TakeNumber(out var port))
                draft.SetNumber(Fields.DestinationPort, port);
        }

        draft.Classify(EventClass.Connection);
        draft.SetAction("ssh_connection"u8);
        return true;
    }

    /// <summary><c>[authenticating user root] 203.0.113.7 port 4022 [preauth]</c>, perhaps with a reason behind.</summary>
    public static bool ReadEnded(ReadOnlyMemory<byte> rest, EventDraft draft, ReadOnlySpan<byte> action)
    {
        if (!SshPeer.TryRead(rest, draft, out var before))
            return false;
        draft.Set(Fields.UserName, SshPeer.User(before));
        draft.Classify(EventClass.ConnectionEnd);
        draft.SetAction(action);
        return true;
    }

    /// <summary><c>203.0.113.7 port 4022:11: Bye Bye [preauth]</c>, formerly <c>203.0.113.7: 11: …</c></summary>
    public static bool ReadDisconnect(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        if (!SshPeer.TryReadFirst(rest, draft))
            return false;
        draft.Classify(EventClass.ConnectionEnd);
        draft.SetAction("ssh_disconnect_received"u8);
        return true;
    }

    /// <summary>What a scanner leaves behind: the address, or what it said in quotes and then the address.</summary>
    public static bool ReadProbe(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        var from = rest.Span.StartsWith("'"u8) ? rest.Span.LastIndexOf(" from "u8) : -1;
        if (!SshPeer.TryReadFirst(from < 0 ? rest : rest[(from + " from ".Length)..], draft))
            return false;
        draft.Classify(EventClass.NetworkInfo);
        draft.SetAction("ssh_probe"u8);
        return true;
    }
}
