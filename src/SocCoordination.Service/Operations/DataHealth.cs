using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Operations;

/// <summary>Whether the database of cases, alerts and journal answers.</summary>
internal sealed class DataHealth(SocDbContext database, IDatabaseKind kind) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the database does not answer; " + kind.Advice);
}
