using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Operations;

/// <summary>Whether the journal's consumers keep up, and whether entries are parked.</summary>
internal sealed class ConsumersHealth(SocDbContext database, IEnumerable<IJournalConsumer> consumers) : IHealthCheck
{
    /// <summary>Entries behind the journal's end before a consumer counts as not keeping up.</summary>
    private const long TooFar = 1000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = await database.Journal.MaxAsync(entry => (long?)entry.Seq, cancellationToken) ?? 0;
        var cursors = await database.Cursors.AsNoTracking().ToDictionaryAsync(cursor => cursor.Consumer, cursor => cursor.Seq, cancellationToken);
        var lag = consumers.ToDictionary(consumer => consumer.Name, consumer => (object)(last - cursors.GetValueOrDefault(consumer.Name)));
        var parked = await database.Parked.CountAsync(cancellationToken);
        lag["parked"] = parked;
        if (lag.Any(one => one.Key != "parked" && (long)one.Value > TooFar))
            return HealthCheckResult.Unhealthy("a consumer of the journal is far behind; see the log for what it fails at", data: lag);
        return parked > 0
            ? HealthCheckResult.Degraded($"{parked} journal entries are parked after failing; look at them and try them again", data: lag)
            : HealthCheckResult.Healthy(data: lag);
    }
}
