namespace SocCoordination.Service.Tests.Features.Playbooks;

/// <summary>The smallest good playbook, and ways to spoil it.</summary>
internal static class PlaybookText
{
    public const string Good = """
        id: malware
        title: { vi: Mã độc, en: Malware }
        incident_types: [malware]
        tasks:
          - id: confirm
            phase: verification
            title: { vi: Xác minh, en: Confirm }
          - id: isolate
            phase: containment
            title: { vi: Cô lập, en: Isolate }
            detail: { vi: Rút mạng., en: Unplug. }
            after: [confirm]
            needs_approval: true
        """;

    public static readonly IReadOnlySet<string> IncidentTypes = new HashSet<string> { "malware", "phishing" };
}
