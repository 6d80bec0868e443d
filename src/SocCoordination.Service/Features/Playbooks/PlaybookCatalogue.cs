namespace SocCoordination.Service.Features.Playbooks;

/// <summary>The playbooks in force.</summary>
internal sealed class PlaybookCatalogue(PlaybookLibrary library)
{
    public IReadOnlyList<Playbook> All => library.Current.Playbooks;

    /// <summary>Every file of the folder, and what is wrong with it.</summary>
    public IReadOnlyList<PlaybookFile> Files => library.Current.Files;

    public Playbook? Find(string? id) => All.FirstOrDefault(playbook => playbook.Id == id);

    /// <summary>The playbook for an incident type: the one that names it first of all, among those the one that covers most types.</summary>
    public Playbook? For(string? incidentType) => incidentType is null
        ? null
        : All.Where(playbook => playbook.IncidentTypes.Contains(incidentType))
            .OrderBy(playbook => playbook.IncidentTypes.TakeWhile(type => type != incidentType).Count())
            .ThenByDescending(playbook => playbook.IncidentTypes.Count)
            .FirstOrDefault();
}
