using System.Globalization;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>Values that only the Security channel writes in their way.</summary>
internal static class SecurityValues
{
    private const ulong AuditFailure = 0x0010_0000_0000_0000;
    private const ulong AuditSuccess = 0x0020_0000_0000_0000;
    private static readonly EcsField Status = new("winlog.event_data.Status");
    private static readonly EcsField FailureCode = new("winlog.event_data.FailureCode");

    /// <summary>By the keywords: a number in any notation, or Winlogbeat's words.</summary>
    public static bool? Outcome(EventDraft draft)
    {
        var tree = draft.Tree;
        var node = tree.Find(WinlogFields.Keywords);
        if (node < 0)
            return null;
        if (!tree.IsScalar(node))
            return tree.JsonOf(node).Span.IndexOf("Audit Failure"u8) >= 0 ? false : tree.JsonOf(node).Span.IndexOf("Audit Success"u8) >= 0 ? true : null;
        var text = tree.TextOf(node).Span;
        var read = text.StartsWith("0x"u8)
            ? ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var keywords)
            : TryReadDecimal(text, out keywords);
        if (!read)
            return null;
        return (keywords & AuditFailure) != 0 ? false : (keywords & AuditSuccess) != 0 ? true : null;
    }

    /// <summary>Kerberos and NTLM say 0x0 where it went well.</summary>
    public static bool? ByStatus(EventDraft draft)
    {
        var status = draft.Tree.TextOf(Status);
        if (status.IsEmpty)
            status = draft.Tree.TextOf(FailureCode);
        return status.IsEmpty ? Outcome(draft) : !status.Span[(status.Span.StartsWith("0x"u8) ? 2 : 0)..].ContainsAnyExcept((byte)'0');
    }

    /// <summary><c>CN=An Nguyen,CN=Users,DC=agency,DC=local</c></summary>
    public static void Member(EventDraft draft, ReadOnlyMemory<byte> name)
    {
        if (name.Span.StartsWith("CN="u8) || name.Span.StartsWith("cn="u8))
            name = name[3..];
        var end = name.Span.IndexOf((byte)',');
        draft.SetIfAbsent(Fields.UserTargetName, end < 0 ? name : name[..end]);
    }

    /// <summary>Exports write the unsigned number as a signed one.</summary>
    private static bool TryReadDecimal(ReadOnlySpan<byte> text, out ulong keywords)
    {
        var read = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed);
        keywords = unchecked((ulong)signed);
        return read || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out keywords);
    }
}
