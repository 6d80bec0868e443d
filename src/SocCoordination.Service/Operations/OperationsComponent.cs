using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocCoordination.Service.Configuration;

namespace SocCoordination.Service.Operations;

/// <summary>What whoever runs the service looks at: health, meters, traces.</summary>
internal sealed class OperationsComponent : IServiceComponent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<TelemetryOptions>(TelemetryOptions.Section);
        services.AddSingleton<Telemetry>();
        services.AddHostedService<TelemetryExport>();
        services.AddHealthChecks()
            .AddCheck<DataHealth>("data")
            .AddCheck<EventsHealth>("events")
            .AddCheck<ConsumersHealth>("consumers");
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status,
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { entry.Value.Status, entry.Value.Description, entry.Value.Data }),
        },
        Json, http.RequestAborted);
}
