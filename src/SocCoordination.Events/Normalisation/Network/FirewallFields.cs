using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary>The names that firewalls give to the same few things, and the ECS field for each.</summary>
internal static class FirewallFields
{
    /// <summary>Sets what <paramref name="name"/> stands for; a name that is not known sets nothing.</summary>
    public static void Set(EventDraft draft, ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> value)
    {
        Span<char> lower = stackalloc char[24];
        if (name.Length > lower.Length || value.IsEmpty)
            return;
        var length = System.Text.Encoding.Latin1.GetChars(name.Span, lower);
        for (var i = 0; i < length; i++)
            lower[i] = char.ToLowerInvariant(lower[i]);
        switch (lower[..length])
        {
            case "srcip" or "src" or "src_ip" or "source_ip" or "sourceip" or "srcaddr" or "remip":
                draft.SetSource(value);
                break;
            case "dstip" or "dst" or "dst_ip" or "destination_ip" or "destip" or "dstaddr":
                draft.SetDestination(value);
                break;
            case "srcport" or "spt" or "src_port" or "sport" or "source_port":
                draft.SetNumber(Fields.SourcePort, value);
                break;
            case "dstport" or "dpt" or "dst_port" or "dport" or "destination_port":
                draft.SetNumber(Fields.DestinationPort, value);
                break;
            case "sentbyte" or "sent" or "sent_bytes" or "bytes_sent" or "out":
                draft.SetNumber(Fields.SourceBytes, value);
                break;
            case "rcvdbyte" or "rcvd" or "recv_bytes" or "bytes_received" or "in":
                draft.SetNumber(Fields.DestinationBytes, value);
                break;
            case "sentpkt":
                draft.SetNumber(Fields.SourcePackets, value);
                break;
            case "rcvdpkt":
                draft.SetNumber(Fields.DestinationPackets, value);
                break;
            case "proto" or "protocol" or "ip_protocol":
                SetProtocol(draft, value);
                break;
            case "service" or "app":
                draft.Set(Fields.NetworkApplication, value);
                break;
            case "user" or "usr" or "suser" or "username" or "src_user":
                draft.SetUnlessDash(Fields.UserName, value);
                break;
            case "action" or "act" or "disposition":
                draft.Set(Fields.EventAction, value);
                break;
            case "level" or "pri" or "severity" when !draft.Tree.Has(Fields.LogLevel):
                draft.Set(Fields.LogLevel, value);
                break;
            case "devname" or "device_name" or "dvchost":
                draft.Set(Fields.ObserverName, value);
                break;
            case "devid" or "device_id" or "serial":
                draft.Set(Fields.ObserverSerial, value);
                break;
            case "srcintf" or "in_interface" or "indev":
                draft.Set(Fields.ObserverIngress, value);
                break;
            case "dstintf" or "out_interface" or "outdev":
                draft.Set(Fields.ObserverEgress, value);
                break;
            default:
                break;
        }
    }

    /// <summary>The bytes of both directions together, once both are known.</summary>
    public static void Sum(EventDraft draft)
    {
        var sent = new LineScanner(draft.Tree.TextOf(Fields.SourceBytes));
        var received = new LineScanner(draft.Tree.TextOf(Fields.DestinationBytes));
        if (sent.TakeNumber(out var out1) && received.TakeNumber(out var in1) && out1 < long.MaxValue / 2 && in1 < long.MaxValue / 2)
            draft.SetNumber(Fields.NetworkBytes, out1 + in1);
    }

    public static bool IsDenied(ReadOnlySpan<byte> action)
    {
        Span<byte> buffer = stackalloc byte[24];
        if (action.Length > buffer.Length)
            return false;
        System.Text.Ascii.ToLower(action, buffer, out var length);
        ReadOnlySpan<byte> lower = buffer[..length];
        return lower.StartsWith("den"u8) || lower.IndexOf("drop"u8) >= 0 || lower.IndexOf("block"u8) >= 0 || lower.IndexOf("reject"u8) >= 0
            || lower.SequenceEqual("reset"u8) || lower.SequenceEqual("discard"u8);
    }

    private static void SetProtocol(EventDraft draft, ReadOnlyMemory<byte> value)
    {
        if (!Calendar.IsDigit(value.Span[0]))
        {
            var lower = draft.Tree.Arena.Take(value.Length);
            System.Text.Ascii.ToLower(value.Span, lower.Span, out var length);
            draft.Set(Fields.NetworkTransport, lower[..length]);
            return;
        }

        draft.Set(Fields.NetworkIana, value);
        var name = value.Span switch
        {
            var number when number.SequenceEqual("6"u8) => "tcp"u8,
            var number when number.SequenceEqual("17"u8) => "udp"u8,
            var number when number.SequenceEqual("1"u8) => "icmp"u8,
            var number when number.SequenceEqual("58"u8) => "ipv6-icmp"u8,
            var number when number.SequenceEqual("47"u8) => "gre"u8,
            var number when number.SequenceEqual("50"u8) => "esp"u8,
            _ => default,
        };
        draft.Set(Fields.NetworkTransport, name);
    }
}
