using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary><c>date=2026-11-22 time=10:00:00 devname="FGT" devid="FG100" … type="traffic" … srcip=… action="deny"</c></summary>
internal sealed class FortiGate : ILineSource
{
    private static readonly EcsField All = new("fortinet.firewall");
    private static readonly EcsField Type = new("fortinet.firewall.type");
    private static readonly EcsField Subtype = new("fortinet.firewall.subtype");
    private static readonly EcsField Status = new("fortinet.firewall.status");
    private static readonly EcsField Attack = new("fortinet.firewall.attack");
    private static readonly EcsField Virus = new("fortinet.firewall.virus");
    private static readonly EcsField LogId = new("fortinet.firewall.logid");
    private static readonly EcsField Url = new("fortinet.firewall.url");
    private static readonly EcsField HostName = new("fortinet.firewall.hostname");
    private static readonly EcsField Description = new("fortinet.firewall.logdesc");
    private static readonly EcsField Note = new("fortinet.firewall.msg");
    private static readonly EcsField Date = new("fortinet.firewall.date");
    private static readonly EcsField Time = new("fortinet.firewall.time");
    private static readonly EcsField Zone = new("fortinet.firewall.tz");

    public bool Recognises(LogLine line) => line.TextSpan.IndexOf("devid="u8) is >= 0 and < 160 && line.TextSpan.IndexOf("logid="u8) > 0 && line.TextSpan.IndexOf("type="u8) > 0;

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var tree = draft.Tree;
        KeyValues.WriteAll(line.Text, tree, tree.Object(All));
        draft.SetDataset("fortinet.firewall"u8);
        draft.Set(Fields.ObserverVendor, "Fortinet"u8);
        draft.Set(Fields.ObserverProduct, "FortiGate"u8);
        draft.Set(Fields.ObserverType, "firewall"u8);
        for (var pairs = new KeyValues(line.Text); pairs.TryReadNext();)
            FirewallFields.Set(draft, pairs.Name, pairs.Value);
        FirewallFields.Sum(draft);
        draft.Set(Fields.EventCode, tree.TextOf(LogId));
        draft.SetIfAbsent(Fields.HostName, tree.TextOf(Fields.ObserverName));
        draft.Set(Fields.UrlDomain, tree.TextOf(HostName));
        if (tree.TextOf(Url) is { IsEmpty: false } address)
            Web.WebRequest.SetAddress(draft, address);
        var note = tree.TextOf(Note);
        draft.Set(Fields.Message, note.IsEmpty ? tree.TextOf(Description) : note);
        ReadTime(draft);
        Classify(draft);
        return true;
    }

    private static void ReadTime(EventDraft draft)
    {
        var (date, time, zone) = (draft.Tree.TextOf(Date), draft.Tree.TextOf(Time), draft.Tree.TextOf(Zone));
        var text = draft.Tree.Arena.Take(date.Length + 1 + time.Length + zone.Length);
        date.CopyTo(text);
        text.Span[date.Length] = (byte)' ';
        time.CopyTo(text[(date.Length + 1)..]);
        zone.CopyTo(text[(date.Length + 1 + time.Length)..]);
        if (Timestamps.TryReadIso(text.Span, draft.Zone, out var at, out _))
            draft.LineTime = at;
    }

    private static void Classify(EventDraft draft)
    {
        var tree = draft.Tree;
        var (type, subtype, action) = (tree.TextOf(Type), tree.TextOf(Subtype), tree.TextOf(Fields.EventAction));
        var denied = FirewallFields.IsDenied(action.Span);
        var threat = tree.TextOf(Attack) is { IsEmpty: false } attack ? attack : tree.TextOf(Virus);
        if (!threat.IsEmpty)
        {
            draft.Set(Fields.RuleName, threat);
            draft.Classify(subtype.Span.SequenceEqual("virus"u8) ? EventClass.Malware : EventClass.Intrusion);
        }
        else if (type.Span.SequenceEqual("event"u8))
        {
            var signsIn = action.Span.IndexOf("login"u8) >= 0 || action.Span.IndexOf("ssl-login"u8) >= 0 || action.Span.StartsWith("tunnel-up"u8);
            draft.Classify(signsIn ? EventClass.Logon : EventClass.Host);
            if (tree.TextOf(Status) is { IsEmpty: false } status)
                draft.SetOutcome(status.Span.SequenceEqual("success"u8));
            return;
        }
        else
        {
            draft.Classify(denied ? EventClass.ConnectionDenied : EventClass.ConnectionAllowed);
        }

        draft.SetOutcome(!denied);
    }
}
