namespace SocCoordination.Service.Access;

/// <summary>Whether a person's browser asks for a page, or a program for data.</summary>
internal static class RequestKind
{
    public static bool IsForPage(this HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !KeyAuthentication.IsFor(request)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
