using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocCoordination.Storage;

namespace SocCoordination.Service.Operations;

/// <summary>Whether the event store takes events, and how much room its disk has.</summary>
internal sealed class EventsHealth(IEventStoreHealth store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = await store.CheckAsync(cancellationToken);
        var data = new Dictionary<string, object> { ["waiting_events"] = health.WaitingEvents };
        if (health.FreeBytes is { } free)
            data["free_bytes"] = free;
        if (health.MinimumFreeBytes is { } minimum)
            data["minimum_free_bytes"] = minimum;
        if (!health.CanWrite)
            return HealthCheckResult.Unhealthy(health.Problem, data: data);
        if (health.DamagedFiles.Count > 0)
            return HealthCheckResult.Degraded("files of the event store cannot be read: " + string.Join(", ", health.DamagedFiles) + "; restore them from a backup", data: data);
        return health.Warning is { } warning ? HealthCheckResult.Degraded(warning, data: data) : HealthCheckResult.Healthy(data: data);
    }
}
