namespace SocCoordination.Service.Access;

/// <summary>
/// Refuses connections that another site's page opens with our cookie: WebSockets are not bound by the browser's
/// same-origin rule, so the server looks at <c>Origin</c> itself.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !IsLive(http.Request.Path) || KeyAuthentication.IsFor(http.Request))
            return next(http);
        if (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsync("This connection may only be opened by the service's own pages.");
    }

    private static bool IsLive(PathString path) =>
        path.StartsWithSegments("/hubs", StringComparison.Ordinal) || path.StartsWithSegments("/_blazor", StringComparison.Ordinal);
}
