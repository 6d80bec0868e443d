using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>What an untrained officer must and must not do.</summary>
internal sealed record FirstAidSheet(ReportCategory Category, BothLanguages Title, IReadOnlyList<BothLanguages> Do, IReadOnlyList<BothLanguages> DoNot);

/// <summary>The first-aid sheets in force, from <c>reporting/first-aid.yml</c>.</summary>
internal sealed class FirstAid(PlaybookLibrary library)
{
    public IReadOnlyList<FirstAidSheet> All => library.Current.FirstAid;

    /// <summary>Null only where the file could never be read.</summary>
    public FirstAidSheet? For(ReportCategory category) => All.FirstOrDefault(sheet => sheet.Category == category);
}
