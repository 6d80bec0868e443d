using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Service.Features.Detection;

/// <summary>What correlation groups and counts by, under the names that the rules use, which the mappings may place elsewhere in the event: <c>TargetUserName</c>.</summary>
internal static class ObservedValues
{
    /// <returns>Null where no correlation refers to the rule.</returns>
    public static Dictionary<string, string>? Of(RuleSet rules, CorrelationPlan plan, Detected found)
    {
        if (!plan.IsObserved(found.Rule.Id))
            return null;
        var values = EventFields.Read(found.Event.Document.Span);
        return plan.FieldsNeeded(found.Rule.Id).Select(field => (Field: field, Value: values?.Value(rules, found.Rule, field))).Where(one => one.Value is not null).ToDictionary(one => one.Field, one => one.Value!);
    }
}
