using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary><c>(root) CMD (  /usr/local/bin/backup)</c>, and changes of a crontab: <c>(root) REPLACE (root)</c>.</summary>
internal sealed class Cron : ILineSource
{
    public bool Recognises(LogLine line)
    {
        if (!line.TextSpan.StartsWith("("u8))
            return false;
        return line.Program.IsEmpty
            ? line.TextSpan.IndexOf(") CMD ("u8) > 0
            : line.IsProgram("CRON"u8) || line.IsProgram("cron"u8) || line.IsProgram("crond"u8) || line.IsProgram("crontab"u8);
    }

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var scanner = new LineScanner(line.Text);
        scanner.Skip((byte)'(');
        if (!scanner.TakeUntil(") "u8, out var user))
            return false;
        AuthLog.Begin(draft, line.Program.Span);
        draft.Set(Fields.UserName, user);
        if (scanner.Skip("CMD ("u8))
        {
            var command = scanner.Rest.TrimStart(" "u8);
            draft.Set(Fields.ProcessCommandLine, command.TrimEnd(")"u8));
            draft.Classify(EventClass.ProcessStart);
            draft.SetAction("cron_command"u8);
        }
        else if (scanner.Skip("REPLACE"u8) || scanner.Skip("END EDIT"u8) || scanner.Skip("DELETE"u8))
        {
            draft.Classify(EventClass.Configuration);
            draft.SetAction("crontab_changed"u8);
        }
        else
        {
            draft.Classify(EventClass.ProcessInfo);
        }

        return true;
    }
}
