using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Playbooks.Reporting;

/// <summary>The legal profiles in force.</summary>
internal sealed class ReportingProfiles(PlaybookLibrary library, ProvinceClock province)
{
    public IReadOnlyList<ReportingProfile> All => library.Current.Profiles;

    /// <summary>The deadlines that run for a case, the earliest first.</summary>
    public IReadOnlyList<DeadlineClock> DeadlinesFor(CaseMoments moments) => DeadlineClocks.For(All, moments, province.Zone);
}
