using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Access;

/// <summary>A door of the running service: its verb, its address, and who may come in.</summary>
/// <param name="Roles">Role names; <c>anyone</c> where it is open; empty where nobody may.</param>
internal sealed record Door(string Method, string Route, IReadOnlyList<string> Roles)
{
    public bool IsOpen => Roles.Contains("anyone");

    public override string ToString() => $"{Method,-6} {Route} : {(Roles.Count == 0 ? "nobody" : string.Join(", ", Roles))}";
}

/// <summary>The real endpoints of the running service, not a list of what somebody thinks they are.</summary>
internal static class EndpointList
{
    public static IReadOnlyList<Door> Of(RunningService service) =>
    [
        .. service.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            // Files are open to everybody; the framework's own answer for a file that is not there is no door.
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText != "{**path:file}")
            .SelectMany(endpoint => Methods(endpoint).Select(method => new Door(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), RolesOf(endpoint))))
            .DistinctBy(door => door.ToString()).OrderBy(door => door.Route, StringComparer.Ordinal).ThenBy(door => door.Method, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    private static IReadOnlyList<string> RolesOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return ["anyone"];
        var demands = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        if (demands.Count == 0)
            return [];
        // Each demand must be met: what remains is what all of them allow.
        return [.. Enum.GetValues<Role>().Select(RoleNames.Of).Where(role => demands.All(demand => demand.Roles is null || demand.Roles.Split(',').Contains(role))).Order(StringComparer.Ordinal)];
    }
}
