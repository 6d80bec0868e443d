using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary><c>New session 12 of user deploy.</c> and <c>Removed session 12.</c></summary>
internal sealed class Logind : ILineSource
{
    private static readonly EcsField Session = new("system.auth.session.id");

    public bool Recognises(LogLine line) => line.IsProgram("systemd-logind"u8);

    public bool TryRead(LogLine line, EventDraft draft)
    {
        AuthLog.Begin(draft, "systemd-logind"u8);
        var scanner = new LineScanner(line.Text);
        if (scanner.Skip("New session "u8))
        {
            draft.Set(Session, WithoutQuotes(scanner.TakeWord()));
            if (scanner.Skip("of user "u8))
                draft.Set(Fields.UserName, WithoutQuotes(scanner.TakeWord().TrimEnd("."u8)));
            draft.Classify(EventClass.SessionStart);
            draft.SetAction("session_opened"u8);
        }
        else if (scanner.Skip("Removed session "u8))
        {
            draft.Set(Session, WithoutQuotes(scanner.TakeWord().TrimEnd("."u8)));
            draft.Classify(EventClass.SessionEnd);
            draft.SetAction("session_closed"u8);
        }
        else
        {
            draft.Classify(EventClass.AuthenticationInfo);
        }

        return true;
    }

    private static ReadOnlyMemory<byte> WithoutQuotes(ReadOnlyMemory<byte> word) => word.Trim("'"u8);
}
