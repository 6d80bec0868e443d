using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Access;

/// <summary>Signs in whoever presents a key: shippers, programs, and SignalR clients (whose browsers can only put it into the query).</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Key";

    /// <summary>True where the request carries a key rather than a cookie.</summary>
    public static bool IsFor(HttpRequest request) => request.Headers.Authorization.Count > 0 || TokenInQuery(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0 && TokenInQuery(Request) is { } token)
            header = "Bearer " + token;
        if (header.Length == 0)
            return AuthenticateResult.NoResult();
        if (KeySecret.Read(header) is not { } presented)
            return AuthenticateResult.Fail("The Authorization header is not one of: ApiKey, Basic, Bearer with a key.");
        if (await keys.FindAsync(presented, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("The key is unknown or revoked.");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(CallerClaims.ToIdentity(key, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "ApiKey, Basic realm=\"soc\", Bearer";
        return Task.CompletedTask;
    }

    private static string? TokenInQuery(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) && request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
}
