using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary>
/// Cisco's tag <c>%ASA-4-106023:</c> (also FTD, and IOS's <c>%SYS-5-CONFIG_I:</c>), and the addresses of the messages about
/// connections: <c>Deny tcp src outside:203.0.113.7/4022 dst inside:10.0.0.5/22 by access-group "…"</c>.
/// </summary>
internal sealed class CiscoAsa : ILineSource
{
    public bool Recognises(LogLine line) => line.Program.Span.StartsWith("%"u8) && line.Program.Span.Count((byte)'-') >= 2;

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var scanner = new LineScanner(line.Program[1..]);
        if (!scanner.TakeUntil((byte)'-', out var facility))
            return false;
        var isFirewall = facility.Span.SequenceEqual("ASA"u8) || facility.Span.SequenceEqual("FTD"u8);
        draft.SetDataset(isFirewall ? "cisco.asa"u8 : "cisco.ios"u8);
        draft.Set(Fields.ObserverVendor, "Cisco"u8);
        draft.Set(Fields.ObserverType, isFirewall ? "firewall"u8 : "router"u8);
        var dash = line.Program.Span.LastIndexOf((byte)'-');
        draft.Set(Fields.EventCode, line.Program[(dash + 1)..]);
        ReadPeers(line.Text, draft);
        var text = line.TextSpan;
        var denied = text.StartsWith("Deny"u8) || text.IndexOf(" denied"u8) >= 0 || text.StartsWith("Inbound TCP connection denied"u8);
        var allowed = text.StartsWith("Built "u8) || text.IndexOf(" permitted"u8) >= 0;
        draft.Classify(denied ? EventClass.ConnectionDenied : allowed ? EventClass.ConnectionAllowed : text.StartsWith("Teardown "u8) ? EventClass.ConnectionEnd : EventClass.NetworkInfo);
        if (denied || allowed)
            draft.SetOutcome(!denied);
        return true;
    }

    /// <summary><c>src zone:ip/port dst zone:ip/port</c> or <c>for zone:ip/port (…) to zone:ip/port (…)</c></summary>
    private static void ReadPeers(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var scanner = new LineScanner(text);
        if (scanner.TakeUntil(" src "u8, out _))
        {
            SetPeer(scanner.TakeWord(), draft, isSource: true);
            if (scanner.Skip("dst "u8) || scanner.TakeUntil(" dst "u8, out _))
                SetPeer(scanner.TakeWord(), draft, isSource: false);
            return;
        }

        var inbound = text.Span.StartsWith("Built inbound"u8) || text.Span.StartsWith("Teardown"u8);
        if (!scanner.TakeUntil(" for "u8, out _))
            return;
        SetPeer(scanner.TakeWord(), draft, isSource: inbound);
        if (scanner.TakeUntil("to "u8, out _))
            SetPeer(scanner.TakeWord(), draft, isSource: !inbound);
    }

    private static void SetPeer(ReadOnlyMemory<byte> peer, EventDraft draft, bool isSource)
    {
        var scanner = new LineScanner(peer);
        scanner.TakeUntil((byte)':', out _);
        if (!scanner.TakeUntil((byte)'/', out var address) || IpText.Canonical(address).IsEmpty)
            return;
        if (isSource)
            draft.SetSource(address);
        else
            draft.SetDestination(address);
        if (scanner.TakeNumber(out var port))
            draft.SetNumber(isSource ? Fields.SourcePort : Fields.DestinationPort, port);
    }
}
