namespace SocCoordination.Service.Features.Demo.Stories;

/// <summary>An attack as its victim's logs tell it.</summary>
/// <param name="Name">For the log and the tests.</param>
/// <param name="Agency">Whose logs.</param>
/// <param name="Raises">Rules that fire on it: what the tests hold it to.</param>
/// <param name="Steps">In their order; the whole took as long as its steps and ended just now.</param>
internal sealed record AttackStory(string Name, string Agency, string Host, IReadOnlyList<string> Raises, params StoryStep[] Steps)
{
    public TimeSpan Length => Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Every * step.Repeat);
}

/// <summary>Lines that come so often, so far apart.</summary>
/// <param name="Lines">With <c>{n}</c>, <c>{ip}</c>, <c>{host}</c> and the time as the line writes it: see <see cref="LineTemplate"/>.</param>
internal sealed record StoryStep(LineShape Shape, int Repeat, TimeSpan Every, params string[] Lines)
{
    public static StoryStep Once(LineShape shape, params string[] lines) => new(shape, 1, TimeSpan.FromSeconds(5), lines);
}

/// <summary>How a line is shipped.</summary>
internal enum LineShape
{
    /// <summary>Filebeat on <c>/var/log/auth.log</c>.</summary>
    AuthLog,

    /// <summary>Filebeat on <c>/var/log/mail.log</c>.</summary>
    MailLog,

    /// <summary>Filebeat on <c>/var/log/nginx/access.log</c>.</summary>
    NginxAccess,

    /// <summary>A Windows event as JSON.</summary>
    WindowsEvent,

    /// <summary>Syslog over UDP, from the firewall of the data centre.</summary>
    Firewall,
}
