using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>Attempts to sign in over SSH.</summary>
internal static class SshLogon
{
    private static readonly EcsField Method = new("system.auth.ssh.method");
    private static readonly EcsField Outcome = new("system.auth.ssh.event");
    private static readonly EcsField Signature = new("system.auth.ssh.signature");

    /// <summary><c>password for [invalid user] root from 203.0.113.7 port 4022 ssh2[: RSA SHA256:…]</c></summary>
    public static bool Read(ReadOnlyMemory<byte> rest, EventDraft draft, bool success)
    {
        var scanner = new LineScanner(rest);
        if (!scanner.TakeUntil(" for "u8, out var method) || method.Span.Contains((byte)' '))
            return false;
        if (!TryReadUserAndPeer(scanner.Rest, draft, out var invalid))
            return false;
        draft.Set(Method, method);
        draft.Set(Outcome, success ? "Accepted"u8 : invalid ? "Invalid"u8 : "Failed"u8);
        var signature = scanner.RestSpan.LastIndexOf(" ssh2: "u8);
        if (signature >= 0)
            draft.Set(Signature, scanner.Rest[(signature + " ssh2: ".Length)..]);
        draft.Classify(EventClass.Logon);
        draft.SetAction("ssh_login"u8);
        draft.SetOutcome(success);
        return true;
    }

    /// <summary>One step of a sign-in that is not decided yet.</summary>
    public static bool ReadPostponed(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        var scanner = new LineScanner(rest);
        if (!scanner.TakeUntil(" for "u8, out var method) || !TryReadUserAndPeer(scanner.Rest, draft, out _))
            return false;
        draft.Set(Method, method);
        draft.Classify(EventClass.AuthenticationInfo);
        draft.SetAction("ssh_login_postponed"u8);
        return true;
    }

    /// <summary>The name is unknown here; the failed attempt itself follows in a line of its own, so this is not another.</summary>
    public static bool ReadInvalidUser(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        if (!TryReadUserAndPeer(rest, draft, out _))
            return false;
        draft.Set(Outcome, "Invalid"u8);
        draft.Classify(EventClass.AuthenticationInfo);
        draft.SetAction("ssh_invalid_user"u8);
        draft.SetOutcome(success: false);
        return true;
    }

    public static bool ReadTooManyAttempts(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        if (!TryReadUserAndPeer(rest, draft, out _))
            return false;
        draft.Classify(EventClass.AuthenticationInfo);
        draft.SetAction("ssh_too_many_attempts"u8);
        draft.SetOutcome(success: false);
        return true;
    }

    /// <summary><c>root from 203.0.113.7 not allowed because not listed in AllowUsers</c></summary>
    public static bool ReadNotAllowed(ReadOnlyMemory<byte> rest, EventDraft draft)
    {
        var end = rest.Span.LastIndexOf(" not allowed because "u8);
        if (end < 0 || !TryReadUserAndPeer(rest[..end], draft, out _))
            return false;
        draft.Set(Fields.EventReason, rest[(end + 1)..]);
        draft.Classify(EventClass.AuthenticationInfo);
        draft.SetAction("ssh_user_not_allowed"u8);
        draft.SetOutcome(success: false);
        return true;
    }

    private static bool TryReadUserAndPeer(ReadOnlyMemory<byte> text, EventDraft draft, out bool invalid)
    {
        invalid = text.Span.StartsWith("invalid user "u8) || text.Span.StartsWith("illegal user "u8);
        var from = text.Span.LastIndexOf(" from "u8);
        var user = from >= 0 ? text[..from] : default;
        if (from < 0 && text.Span.StartsWith("from "u8))
            from = -1;
        else if (from < 0)
            return false;
        if (!SshPeer.TryRead(text[(from + " from ".Length)..], draft, out var before) || !before.IsEmpty)
            return false;
        draft.Set(Fields.UserName, SshPeer.User(user));
        return true;
    }
}
