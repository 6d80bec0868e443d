using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary><c>deploy : TTY=pts/0 ; PWD=/home/deploy ; USER=root ; COMMAND=/usr/bin/apt update</c>, with the reason in front where it was refused.</summary>
internal sealed class Sudo : ILineSource
{
    private static readonly EcsField Terminal = new("system.auth.sudo.tty");
    private static readonly EcsField Directory = new("system.auth.sudo.pwd");
    private static readonly EcsField Target = new("system.auth.sudo.user");
    private static readonly EcsField Command = new("system.auth.sudo.command");
    private static readonly EcsField Error = new("system.auth.sudo.error");

    public bool Recognises(LogLine line) =>
        line.IsProgram("sudo"u8) || (line.Program.IsEmpty && line.TextSpan.IndexOf(" ; USER="u8) > 0 && line.TextSpan.IndexOf(" : "u8) > 0);

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var scanner = new LineScanner(line.Text);
        scanner.SkipSpaces();
        if (scanner.RestSpan.StartsWith("pam_"u8) || !scanner.TakeUntil(" : "u8, out var user))
            return false;
        AuthLog.Begin(draft, "sudo"u8);
        draft.Set(Fields.UserName, user);
        var success = true;
        ReadOnlyMemory<byte> refusal = default;
        while (!scanner.AtEnd)
        {
            // The command comes last and may hold anything.
            if (scanner.Skip("COMMAND="u8))
            {
                SetBoth(draft, Command, Fields.ProcessCommandLine, scanner.Rest);
                break;
            }

            if (!scanner.TakeUntil(" ; "u8, out var part))
            {
                part = scanner.Rest;
                scanner.Advance(part.Length);
            }

            if (part.Span.StartsWith("TTY="u8))
                draft.Set(Terminal, part[4..]);
            else if (part.Span.StartsWith("PWD="u8))
                SetBoth(draft, Directory, Fields.ProcessWorkingDirectory, part[4..]);
            else if (part.Span.StartsWith("USER="u8))
                SetBoth(draft, Target, Fields.UserEffectiveName, part[5..]);
            else if (!IsOtherSetting(part.Span))
                (success, refusal) = (false, part);
        }

        SetBoth(draft, Error, Fields.EventReason, refusal);
        draft.Classify(EventClass.ProcessStart);
        draft.SetAction("sudo"u8);
        draft.SetOutcome(success);
        return true;
    }

    private static void SetBoth(EventDraft draft, EcsField ours, EcsField ecs, ReadOnlyMemory<byte> value)
    {
        draft.Set(ours, value);
        draft.Set(ecs, value);
    }

    /// <summary>GROUP=, HOST=, TSID=, ENV=, CHROOT= and what later versions add.</summary>
    private static bool IsOtherSetting(ReadOnlySpan<byte> part)
    {
        var equals = part.IndexOf((byte)'=');
        return equals > 0 && !part[..equals].ContainsAnyExceptInRange((byte)'A', (byte)'Z');
    }
}
