namespace SocCoordination.Service.Features.Playbooks;

/// <summary>One of the official types of incident (Mẫu 05).</summary>
internal sealed record IncidentType(string Id, BothLanguages Name);

/// <summary>Another name in use, and the official type that it is reported as.</summary>
internal sealed record IncidentSubtype(string Id, BothLanguages Name, string Type);

/// <summary>What <c>reporting/incident-types.yml</c> holds.</summary>
internal sealed record IncidentTypeList(IReadOnlyList<IncidentType> Types, IReadOnlyList<IncidentSubtype> Subtypes)
{
    public static readonly IncidentTypeList Empty = new([], []);
}

/// <summary>The official list in force, in the order of the form.</summary>
internal sealed class IncidentTypes(PlaybookLibrary library)
{
    public IReadOnlyList<IncidentType> All => library.Current.IncidentTypes.Types;

    public IReadOnlyList<IncidentSubtype> Subtypes => library.Current.IncidentTypes.Subtypes;

    public IncidentType? Find(string? id) => All.FirstOrDefault(type => type.Id == id);
}
