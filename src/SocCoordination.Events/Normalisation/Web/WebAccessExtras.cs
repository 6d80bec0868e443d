using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>What administrators add behind the combined format: the address that a proxy forwarded, and how long it took.</summary>
internal static class WebAccessExtras
{
    private const int MostExtras = 16;

    public static void Read(LineScanner scanner, EventDraft draft)
    {
        for (var count = 0; count < MostExtras; count++)
        {
            scanner.SkipSpaces();
            if (scanner.AtEnd)
                return;
            if (!scanner.TakeQuoted(out var extra))
                extra = scanner.TakeWord();
            if (!TryReadForwarded(extra, draft))
                TryReadDuration(extra, draft);
        }
    }

    /// <summary>
    /// <c>X-Forwarded-For</c>: anyone may write its left part; the last address that is not internal was added by the proxy
    /// nearest to us. Where the peer is internal, it is that proxy, and the forwarded address is the source.
    /// </summary>
    private static bool TryReadForwarded(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        ReadOnlyMemory<byte> forwarded = default;
        for (var rest = text; !rest.IsEmpty;)
        {
            var comma = rest.Span.LastIndexOf((byte)',');
            var last = IpText.Canonical(rest[(comma + 1)..].Trim((byte)' '));
            if (last.IsEmpty)
                break;
            if (forwarded.IsEmpty || IpText.IsInternal(forwarded.Span))
                forwarded = last;
            rest = comma < 0 ? default : rest[..comma];
        }

        if (forwarded.IsEmpty || draft.Tree.Has(Fields.NetworkForwardedIp))
            return !forwarded.IsEmpty;
        draft.Set(Fields.NetworkForwardedIp, forwarded);
        var peer = draft.Tree.TextOf(Fields.SourceIp);
        if (IpText.IsInternal(peer.Span))
        {
            draft.Set(Fields.SocProxyIp, peer);
            draft.SetSource(forwarded);
        }

        return true;
    }

    /// <summary>Seconds with a fraction, as nginx's <c>$request_time</c>, bare or named.</summary>
    private static void TryReadDuration(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var name = text.Span.IndexOf((byte)'=');
        if (name >= 0 && !text.Span[..name].SequenceEqual("rt"u8) && !text.Span[..name].SequenceEqual("request_time"u8))
            return;
        var value = text[(name + 1)..].Trim((byte)'"');
        if (!value.Span.Contains((byte)'.') || draft.Tree.Has(Fields.EventDuration))
            return;
        if (decimal.TryParse(value.Span, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds < 1_000_000)
            draft.SetNumber(Fields.EventDuration, (long)(seconds * 1_000_000_000));
    }
}
