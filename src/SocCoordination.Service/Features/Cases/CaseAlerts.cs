using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Puts alerts into a case: their agencies and systems become the case's, and its severity is at least theirs.</summary>
internal sealed class CaseAlerts(AlertChanges alerts, CallerContext context, TimeProvider clock)
{
    public async Task<AlertOutcome> AddAsync(Case into, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var added = new List<Alert>();
        var outcome = await alerts.ApplyAsync(
            ids,
            alert =>
            {
                var refusal = alert.AddTo(into.Id, context.Caller, clock.GetUtcNow());
                if (refusal is null)
                    added.Add(alert);
                return refusal;
            },
            (alert, _) => new AlertAddedToCase(alert.Id, alert.AgencyId, into.Number),
            cancellationToken);
        foreach (var alert in added)
            TakeOver(into, alert);
        return outcome;
    }

    private static void TakeOver(Case into, Alert alert)
    {
        if (alert.Severity > into.Severity)
            into.Severity = alert.Severity;
        if (alert.OpenedAt < into.DetectedAt)
            into.DetectedAt = alert.OpenedAt;
        if (alert.AgencyId is { } agency && into.Agencies.TrueForAll(link => link.AgencyId != agency))
            into.Agencies.Add(new CaseAgency { CaseId = into.Id, AgencyId = agency });
        if (alert.SystemId is { } system && into.Systems.TrueForAll(link => link.SystemId != system))
            into.Systems.Add(new CaseSystem { CaseId = into.Id, SystemId = system });
    }
}
