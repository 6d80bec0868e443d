namespace SocCoordination.Service.Features.Playbooks;

/// <summary>One of the official types of incident (Mẫu 05).</summary>
internal sealed record IncidentType(string Id, BothLanguages Name);

/// <summary>The official list, from <c>playbooks/reporting/incident-types.yml</c>.</summary>
internal sealed class IncidentTypes
{
    public IReadOnlyList<IncidentType> All { get; private set; } = [];

    public IncidentType? Find(string? id) => All.FirstOrDefault(type => type.Id == id);
}
