using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>Everything that one reading of the folder gave. Immutable: a reload makes another, and readers see the one or the other.</summary>
internal sealed record PlaybookSet(
    IReadOnlyList<Playbook> Playbooks,
    IncidentTypeList IncidentTypes,
    IReadOnlyList<ReportingProfile> Profiles,
    IReadOnlyList<FirstAidSheet> FirstAid,
    IReadOnlyList<PlaybookFile> Files)
{
    public static readonly PlaybookSet Empty = new([], IncidentTypeList.Empty, [], [], []);
}

/// <summary>How one file fared.</summary>
/// <param name="Name">Relative to the folder, with <c>/</c>.</param>
/// <param name="Faults">Empty where it is in force.</param>
/// <param name="ServesFormer">It is refused, and its last good version goes on.</param>
internal sealed record PlaybookFile(string Name, IReadOnlyList<Diagnostic> Faults, bool ServesFormer);
