using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary><c>(to root) deploy on pts/0</c>, <c>FAILED SU (to root) deploy on pts/1</c>, and the forms of other distributions.</summary>
internal sealed class Su : ILineSource
{
    public bool Recognises(LogLine line) =>
        line.IsProgram("su"u8) || (line.Program.IsEmpty && (line.TextSpan.StartsWith("(to "u8) || line.TextSpan.StartsWith("FAILED SU (to "u8)));

    public bool TryRead(LogLine line, EventDraft draft)
    {
        if (line.TextSpan.StartsWith("pam_"u8) || !TryReadUsers(line.Text, out var success, out var user, out var target))
            return false;
        AuthLog.Begin(draft, "su"u8);
        draft.Set(Fields.UserName, user);
        draft.Set(Fields.UserEffectiveName, target);
        draft.Classify(EventClass.Logon);
        draft.SetAction("su"u8);
        draft.SetOutcome(success);
        return true;
    }

    private static bool TryReadUsers(ReadOnlyMemory<byte> text, out bool success, out ReadOnlyMemory<byte> user, out ReadOnlyMemory<byte> target)
    {
        var scanner = new LineScanner(text);
        (user, target) = (default, default);
        success = !scanner.Skip("FAILED SU "u8) && !scanner.Skip("FAILED su for "u8) && !scanner.Skip("BAD SU "u8);
        if (scanner.Skip("(to "u8))
        {
            var named = scanner.TakeUntil(") "u8, out target);
            user = scanner.TakeWord();
            return named && !user.IsEmpty;
        }

        // "+ pts/0 deploy:root" and "- …" of Debian's own su.
        if (scanner.Skip("+ "u8) || scanner.Skip("- "u8))
        {
            success = text.Span[0] == '+';
            scanner.TakeWord();
            var known = scanner.TakeUntil((byte)':', out user);
            target = scanner.Rest;
            return known;
        }

        if (success && !scanner.Skip("Successful su for "u8))
            return false;
        var pair = scanner.TakeUntil(" by "u8, out target);
        user = scanner.Rest;
        return pair;
    }
}
