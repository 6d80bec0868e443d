using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Enumerations as the files write them: <c>lessons_learned</c>.</summary>
internal static class Names
{
    public static readonly IReadOnlyDictionary<string, CaseStatus> Phases = Of<CaseStatus>(CaseStatus.Closed);
    public static readonly IReadOnlyDictionary<string, CaseStatus> Statuses = Of<CaseStatus>();
    public static readonly IReadOnlyDictionary<string, Severity> Severities = Of<Severity>();
    public static readonly IReadOnlyDictionary<string, Urgency> Urgencies = Of<Urgency>();
    public static readonly IReadOnlyDictionary<string, Trigger> Triggers = Of<Trigger>();
    public static readonly IReadOnlyDictionary<string, Party> Parties = Of<Party>();
    public static readonly IReadOnlyDictionary<string, Confidence> Confidences = Of<Confidence>();

    private static Dictionary<string, T> Of<T>(params ReadOnlySpan<T> except)
        where T : struct, Enum
    {
        var names = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var value in Enum.GetValues<T>())
        {
            if (!except.Contains(value))
                names[SnakeCase.Of(value.ToString())] = value;
        }

        return names;
    }
}
