using System.Text.Json;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Tests.Support;

/// <summary>Attacks that our rules answer, shipped through the real door.</summary>
internal static class Attacks
{
    private static long s_offset = 1;

    /// <summary>An SQL injection from an address: one alert a source and host.</summary>
    public static object SqlInjection(string address, DateTimeOffset? at = null, string host = "web-01") =>
        Shipper.FileLine(Shipper.NginxLine(address, "/tra-cuu?id=1%27%20UNION%20SELECT%20password%20FROM%20users--", 200, at), "/var/log/nginx/access.log", Interlocked.Add(ref s_offset, 200), host);

    /// <summary>A wrong SSH password.</summary>
    public static object SshFailure(string address, DateTimeOffset at, string user = "root", string host = "web-01") =>
        Shipper.FileLine(Shipper.SshFailure(address, user, at, host), "/var/log/auth.log", Interlocked.Add(ref s_offset, 200), host);

    /// <summary>Ships an SQL injection and gives the number of the alert that it opened.</summary>
    public static async Task<string> AnAlertAsync(this RunningService service, string address = "203.0.113.7")
    {
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(SqlInjection(address));
        return (await service.AlertsOfAsync(address)).Single().GetProperty("alert").GetString()!;
    }

    public static async Task<List<JsonElement>> AlertsOfAsync(this RunningService service, string entity) =>
        await (await service.WithKeyAsync(Role.Analyst)).AlertsAsync("entity=" + entity);
}
