using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary>Any other device that writes <c>src=… dst=… action=…</c>, CEF's extension included. The pairs stand under <c>firewall</c>.</summary>
internal sealed class KeyValueFirewall : ILineSource
{
    private static readonly EcsField All = new("firewall");
    private static readonly (byte[] Source, byte[] Destination)[] Pairs =
    [
        ("src="u8.ToArray(), "dst="u8.ToArray()),
        ("srcip="u8.ToArray(), "dstip="u8.ToArray()),
        ("src_ip="u8.ToArray(), "dst_ip="u8.ToArray()),
        ("SRC="u8.ToArray(), "DST="u8.ToArray()),
        ("source_ip="u8.ToArray(), "destination_ip="u8.ToArray()),
    ];

    public bool Recognises(LogLine line)
    {
        var text = line.TextSpan;
        if (!text.Contains((byte)'='))
            return false;
        foreach (var (source, destination) in Pairs)
        {
            if (text.IndexOf(source) >= 0 && text.IndexOf(destination) >= 0)
                return true;
        }

        return false;
    }

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var extension = CommonEventFormat.Extension(line.Text);
        if (!HasAddress(extension))
            return false;
        var isCef = CommonEventFormat.TrySetHeader(draft, line.Text);
        for (var pairs = new KeyValues(extension); pairs.TryReadNext();)
            FirewallFields.Set(draft, pairs.Name, pairs.Value);
        KeyValues.WriteAll(extension, draft.Tree, draft.Tree.Object(All));
        draft.SetDataset(isCef ? "cef.log"u8 : "firewall.log"u8);
        draft.SetIfAbsent(Fields.ObserverType, "firewall"u8.ToArray());
        draft.SetIfAbsent(Fields.ProcessName, line.Program);
        FirewallFields.Sum(draft);
        var action = draft.Tree.TextOf(Fields.EventAction);
        var denied = FirewallFields.IsDenied(action.Span);
        draft.Classify(action.IsEmpty ? EventClass.NetworkInfo : denied ? EventClass.ConnectionDenied : EventClass.ConnectionAllowed);
        if (!action.IsEmpty)
            draft.SetOutcome(!denied);
        return true;
    }

    private static bool HasAddress(ReadOnlyMemory<byte> text)
    {
        for (var pairs = new KeyValues(text); pairs.TryReadNext();)
        {
            if (!IpText.Canonical(pairs.Value).IsEmpty)
                return true;
        }

        return false;
    }
}
