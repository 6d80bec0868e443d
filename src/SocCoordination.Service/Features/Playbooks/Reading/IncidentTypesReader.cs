using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Reads <c>reporting/incident-types.yml</c>.</summary>
internal static class IncidentTypesReader
{
    public static IncidentTypeList? Read(string text, Findings findings)
    {
        if (BoundedYaml.Read(text, findings) is not { } root)
            return null;
        var fields = new YamlFields(root, findings, "the list of incident types", "source", "types", "subtypes");
        fields.RequiredBoth("source", PlaybookLimits.Text);
        var types = fields.Maps("types").Select(map => Type(map, findings)).ToList();
        if (types.Count == 0)
            fields.Fault("types", "no incident types", "at least one type");
        var subtypes = fields.Maps("subtypes").Select(map => Subtype(map, types, findings)).ToList();
        foreach (var twice in types.Select(type => type.Id).Concat(subtypes.Select(type => type.Id)).GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            fields.Fault("types", $"the id '{twice.Key}' {twice.Count()} times", "each id once");
        return findings.Any ? null : new IncidentTypeList(types, subtypes);
    }

    private static IncidentType Type(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(map, findings, "an incident type", "id", "name");
        return new IncidentType(fields.Id("id"), fields.RequiredBoth("name", PlaybookLimits.Title));
    }

    private static IncidentSubtype Subtype(YamlMappingNode map, List<IncidentType> types, Findings findings)
    {
        var fields = new YamlFields(map, findings, "a subtype", "id", "name", "type");
        var subtype = new IncidentSubtype(fields.Id("id"), fields.RequiredBoth("name", PlaybookLimits.Title), fields.Id("type"));
        if (subtype.Type.Length > 0 && types.TrueForAll(type => type.Id != subtype.Type))
            fields.Fault("type", $"the incident type '{subtype.Type}'", "one of " + string.Join(", ", types.Select(type => type.Id)));
        return subtype;
    }
}
