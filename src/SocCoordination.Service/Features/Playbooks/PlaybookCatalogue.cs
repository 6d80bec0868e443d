namespace SocCoordination.Service.Features.Playbooks;

/// <summary>The playbooks in force.</summary>
internal sealed class PlaybookCatalogue
{
    public IReadOnlyList<Playbook> All { get; private set; } = [];

    public Playbook? Find(string? id) => All.FirstOrDefault(playbook => playbook.Id == id);

    /// <summary>The first that names the incident type.</summary>
    public Playbook? For(string? incidentType) => incidentType is null ? null : All.FirstOrDefault(playbook => playbook.IncidentTypes.Contains(incidentType));
}
