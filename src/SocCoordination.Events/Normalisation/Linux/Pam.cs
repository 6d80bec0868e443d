using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>
/// <c>pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.7  user=root</c>,
/// sessions that open and close, and passwords that change. Its actions differ from sshd's own, which tell the same attempt.
/// </summary>
internal sealed class Pam : ILineSource
{
    private static readonly EcsField Module = new("system.auth.pam.module");

    public bool Recognises(LogLine line) => line.TextSpan.StartsWith("pam_"u8) || line.TextSpan.StartsWith("PAM "u8);

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var scanner = new LineScanner(line.Text);
        ReadOnlyMemory<byte> module = default;
        ReadOnlyMemory<byte> service = default;
        if (line.TextSpan.StartsWith("pam_"u8))
        {
            if (!scanner.TakeUntil((byte)'(', out module) || !scanner.TakeUntil((byte)':', out service) || !scanner.TakeUntil("): "u8, out _) || module.Length > 32)
                return false;
        }

        AuthLog.Begin(draft, Service(service.IsEmpty ? line.Program.Span : service.Span));
        draft.Set(Module, module);
        var text = scanner.Rest;
        if (text.Span.IndexOf("authentication failure"u8) is >= 0 and < 32)
            ReadFailure(text, draft);
        else if (text.Span.StartsWith("session opened for user "u8))
            ReadSession(text["session opened for user ".Length..], draft, opened: true);
        else if (text.Span.StartsWith("session closed for user "u8))
            ReadSession(text["session closed for user ".Length..], draft, opened: false);
        else if (text.Span.StartsWith("password changed for "u8))
            ReadPasswordChange(text["password changed for ".Length..], draft);
        else
            draft.Classify(EventClass.AuthenticationInfo);
        return true;
    }

    private static ReadOnlySpan<byte> Service(ReadOnlySpan<byte> service) => service.SequenceEqual("su-l"u8) ? "su"u8 : service;

    private static void ReadFailure(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        draft.Set(Fields.UserName, Value(text, " user="u8));
        draft.SetSource(Value(text, " rhost="u8));
        draft.Classify(EventClass.Logon);
        draft.SetAction("pam_authentication"u8);
        draft.SetOutcome(success: false);
    }

    /// <summary><c>root(uid=0) by deploy(uid=1000)</c></summary>
    private static void ReadSession(ReadOnlyMemory<byte> text, EventDraft draft, bool opened)
    {
        var by = text.Span.LastIndexOf(" by "u8);
        var user = WithoutId(by < 0 ? text : text[..by]);
        draft.Set(Fields.UserName, user);
        if (by >= 0)
        {
            var actor = WithoutId(text[(by + 4)..]);
            if (!actor.IsEmpty && !actor.Span.SequenceEqual(user.Span))
            {
                draft.Set(Fields.UserName, actor);
                draft.Set(Fields.UserEffectiveName, user);
            }
        }

        draft.Classify(opened ? EventClass.SessionStart : EventClass.SessionEnd);
        draft.SetAction(opened ? "session_opened"u8 : "session_closed"u8);
        draft.SetOutcome(success: true);
    }

    private static void ReadPasswordChange(ReadOnlyMemory<byte> user, EventDraft draft)
    {
        draft.Set(Fields.UserTargetName, user);
        draft.Classify(EventClass.UserChange);
        draft.SetAction("password_changed"u8);
        draft.SetOutcome(success: true);
    }

    private static ReadOnlyMemory<byte> WithoutId(ReadOnlyMemory<byte> user)
    {
        var id = user.Span.IndexOf((byte)'(');
        return id < 0 ? user : user[..id];
    }

    /// <summary>The value after the last such name, up to a space.</summary>
    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> text, ReadOnlySpan<byte> name)
    {
        var start = text.Span.LastIndexOf(name);
        if (start < 0)
            return default;
        var scanner = new LineScanner(text[(start + name.Length)..]);
        return scanner.TakeWord();
    }
}
