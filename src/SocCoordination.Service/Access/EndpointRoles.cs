using Microsoft.AspNetCore.Authorization;

namespace SocCoordination.Service.Access;

/// <summary>Says on an endpoint who may call it.</summary>
internal static class EndpointRoles
{
    public static T AllowRoles<T>(this T endpoint, string roles)
        where T : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizeAttribute { Roles = roles });
}
