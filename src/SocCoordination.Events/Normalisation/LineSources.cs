using SocCoordination.Events.Normalisation.Linux;
using SocCoordination.Events.Normalisation.Network;
using SocCoordination.Events.Normalisation.Web;

namespace SocCoordination.Events.Normalisation;

/// <summary>Every kind of log line that is known, in the order in which a line is offered to them; the last takes any.</summary>
internal static class LineSources
{
    public static readonly ILineSource[] All =
    [
        new NginxError(),
        new ApacheError(),
        new WebAccess(),
        new IisAccess(),
        new Sshd(),
        new Sudo(),
        new Su(),
        new Pam(),
        new Accounts(),
        new Logind(),
        new Cron(),
        new FortiGate(),
        new Netfilter(),
        new CiscoAsa(),
        new KeyValueFirewall(),
        new SystemLog(),
        new PlainLine(),
    ];
}
