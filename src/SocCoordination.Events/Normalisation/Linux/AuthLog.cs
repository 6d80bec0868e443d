using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>What all lines about signing in and accounts have in common.</summary>
internal static class AuthLog
{
    private const int Auth = 4;
    private const int AuthPriv = 10;

    /// <summary>Programs whose lines belong to <c>system.auth</c>, whichever file or facility brings them.</summary>
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "sshd", "sshd-session", "sshd-auth", "sudo", "su", "login", "passwd", "chpasswd", "useradd", "usermod", "userdel", "groupadd", "groupmod", "groupdel",
        "gpasswd", "chage", "chfn", "chsh", "newusers", "adduser", "systemd-logind", "polkitd", "pkexec", "CRON", "crond", "vsftpd", "proftpd", "dropbear", "gdm-password", "lightdm",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ByName = Programs.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Covers(LogLine line) =>
        line.Facility is Auth or AuthPriv || IsAuthProgram(line.Program.Span) || line.Path.Span.EndsWith("/auth.log"u8) || line.Path.Span.EndsWith("/secure"u8)
        || line.Dataset.Span.SequenceEqual("system.auth"u8);

    /// <summary>Sets data set and program; the name is that of the service, also where newer versions split it over several programs.</summary>
    public static void Begin(EventDraft draft, ReadOnlySpan<byte> program)
    {
        draft.SetDataset("system.auth"u8);
        draft.Set(Fields.ProcessName, program);
        draft.SetNumber(Fields.ProcessPid, draft.Line.ProcessId);
    }

    private static bool IsAuthProgram(ReadOnlySpan<byte> program)
    {
        if (program.Length is 0 or > 32)
            return false;
        Span<char> name = stackalloc char[32];
        var length = System.Text.Encoding.Latin1.GetChars(program, name);
        return ByName.Contains(name[..length]);
    }
}
