using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Features.Detection;

/// <summary>What one transaction does with matches: logs them, correlates, and enters the attacks as alerts. Inside a unit of work.</summary>
internal sealed class RecordMatches(SocDbContext database, DetectionLog log, CorrelateLog correlation, AlertBook alerts, IDatabaseKind kind, NodeDuty duty)
{
    /// <param name="matches">In the order in which their events came.</param>
    /// <param name="now">Tells correlation that time has passed until then; null: does not.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(IReadOnlyList<Match> matches, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var added = await log.AddAsync(matches, cancellationToken);
        var attacks = added.Where(match => match.Found.Rule.RaisesAlerts).Select(match => AttackReading.Of(match.Found)).ToList();
        if (duty.Held)
            attacks.AddRange(await correlation.RunAsync(added.Select(match => match.Found.Event).DistinctBy(one => one.Id).ToDictionary(one => one.Id), now, cancellationToken));
        else if (added.Any(match => match.Observed is not null))
            await kind.CallDutyAsync(database, cancellationToken);
        await alerts.EnterAsync(attacks, cancellationToken);
    }
}
