using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>A web application firewall inside nginx or Apache writes to their error log: <c>ModSecurity: … [id "942100"] [msg "…"]</c>.</summary>
internal static class ModSecurity
{
    private static readonly EcsField RuleId = new("rule.id");
    private static readonly EventClass Detected = new("web intrusion_detection", "info");
    private static readonly EventClass Denied = new("web intrusion_detection", "denied");

    public static void Read(ReadOnlyMemory<byte> message, EventDraft draft)
    {
        if (message.Span.IndexOf("ModSecurity: "u8) < 0)
            return;
        draft.Classify(message.Span.IndexOf("Access denied"u8) >= 0 ? Denied : Detected);
        draft.Set(RuleId, Value(message, "[id \""u8));
        draft.Set(Fields.RuleName, Value(message, "[msg \""u8));
        draft.SetIfAbsent(Fields.UrlDomain, Value(message, "[hostname \""u8));
        var address = Value(message, "[uri \""u8);
        if (!address.IsEmpty && !draft.Tree.Has(Fields.UrlOriginal))
            WebRequest.SetAddress(draft, address);
    }

    /// <summary>The last such bracket: those before it may stand in what was matched.</summary>
    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> message, ReadOnlySpan<byte> name)
    {
        var start = message.Span.LastIndexOf(name);
        if (start < 0)
            return default;
        var value = message[(start + name.Length)..];
        var end = value.Span.IndexOf("\"]"u8);
        return end < 0 ? default : value[..end];
    }
}
