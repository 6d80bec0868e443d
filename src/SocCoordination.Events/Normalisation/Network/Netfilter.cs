using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary>Linux's own firewall (iptables, UFW): <c>[UFW BLOCK] IN=eth0 OUT= MAC=… SRC=203.0.113.7 DST=10.0.0.5 … PROTO=TCP SPT=4022 DPT=22</c></summary>
internal sealed class Netfilter : ILineSource
{
    private static readonly EcsField All = new("iptables");

    public bool Recognises(LogLine line) => line.TextSpan.IndexOf("IN="u8) is >= 0 and < 160 && line.TextSpan.IndexOf(" SRC="u8) > 0 && line.TextSpan.IndexOf(" PROTO="u8) > 0;

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var start = line.TextSpan.IndexOf("IN="u8);
        var pairs = line.Text[start..];
        KeyValues.WriteAll(pairs, draft.Tree, draft.Tree.Object(All));
        draft.SetDataset("iptables.log"u8);
        draft.Set(Fields.ObserverType, "firewall"u8);
        draft.SetIfAbsent(Fields.ProcessName, line.Program);
        for (var values = new KeyValues(pairs); values.TryReadNext();)
        {
            // IN, OUT and LEN mean interfaces and header lengths here.
            if (values.Name.Span.SequenceEqual("IN"u8))
                draft.Set(Fields.ObserverIngress, values.Value);
            else if (values.Name.Span.SequenceEqual("OUT"u8))
                draft.Set(Fields.ObserverEgress, values.Value);
            else
                FirewallFields.Set(draft, values.Name, values.Value);
        }

        ReadPrefix(line.Text[..start], draft);
        return true;
    }

    /// <summary>What the administrator wrote in front of the rule tells what it did: <c>[UFW BLOCK]</c>, <c>DROP-SSH: </c>.</summary>
    private static void ReadPrefix(ReadOnlyMemory<byte> prefix, EventDraft draft)
    {
        var words = prefix.Span;
        var denied = words.IndexOf("BLOCK"u8) >= 0 || words.IndexOf("DROP"u8) >= 0 || words.IndexOf("REJECT"u8) >= 0 || words.IndexOf("DENY"u8) >= 0;
        var allowed = words.IndexOf("ALLOW"u8) >= 0 || words.IndexOf("ACCEPT"u8) >= 0;
        draft.Classify(denied ? EventClass.ConnectionDenied : allowed ? EventClass.ConnectionAllowed : EventClass.NetworkInfo);
        if (!denied && !allowed)
            return;
        draft.SetAction(denied ? "drop"u8 : "accept"u8);
        draft.SetOutcome(!denied);
    }
}
