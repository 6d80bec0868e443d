using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Operations;

/// <summary>Whether the database of cases, alerts and journal answers.</summary>
internal sealed class DataHealth(SocDbContext database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the database does not answer; check the data folder and its disk");
}
