using System.Globalization;
using System.Security.Claims;

namespace SocCoordination.Service.Access;

/// <summary>A caller as claims and back: cookies and key headers both end here.</summary>
internal static class CallerClaims
{
    public const string Agency = "soc:agency";
    public const string Actor = "soc:actor";
    public const string DisplayName = "soc:name";

    public static Caller ToCaller(this ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.FindFirstValue(Actor) is not { } actor)
            return Caller.Nobody;
        var roles = principal.FindAll(ClaimTypes.Role).Select(claim => RoleNames.Parse(claim.Value)).OfType<Role>().ToHashSet();
        return new Caller(
            actor,
            principal.FindFirstValue(DisplayName) ?? actor,
            roles,
            Number(principal.FindFirstValue(Agency)),
            actor.StartsWith("account:", StringComparison.Ordinal) ? Number(actor[8..]) : null);
    }

    public static ClaimsIdentity ToIdentity(ApiKey key, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(Actor, "key:" + key.Id));
        identity.AddClaim(new Claim(DisplayName, key.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, RoleNames.Of(key.Role)));
        if (key.AgencyId is { } agency)
            identity.AddClaim(new Claim(Agency, agency.ToString(CultureInfo.InvariantCulture)));
        return identity;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
