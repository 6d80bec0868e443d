using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Service.Features.Detection;

/// <summary>What correlation groups and counts by, under the names that the rules use, which the mappings may place elsewhere in the event: <c>TargetUserName</c>.</summary>
internal static class ObservedValues
{
    public static Dictionary<string, string> Of(RuleSet rules, Detected found, IReadOnlyList<string> fields)
    {
        var values = EventFields.Read(found.Event.Document.Span);
        return fields.Select(field => (Field: field, Value: values?.Value(rules, found.Rule, field))).Where(one => one.Value is not null).ToDictionary(one => one.Field, one => one.Value!);
    }
}
