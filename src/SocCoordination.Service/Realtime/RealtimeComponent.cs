using System.Text.Json;

namespace SocCoordination.Service.Realtime;

/// <summary>The live push.</summary>
internal sealed class RealtimeComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 4 * 1024)
            .AddJsonProtocol(json => json.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        services.AddSingleton<Presence>();
        services.AddScoped<LiveStart>();
        services.AddHostedService<LiveBroadcast>();
    }

    public void MapEndpoints(WebApplication app) => app.MapHub<IncidentHub>("/hubs/incidents");
}
