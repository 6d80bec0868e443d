using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Access;

/// <summary>Adds to a signed-in person's cookie what a <see cref="Caller"/> is made of.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<int>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<int>>(accounts, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CallerClaims.Actor, string.Create(CultureInfo.InvariantCulture, $"account:{user.Id}")));
        identity.AddClaim(new Claim(CallerClaims.DisplayName, user.DisplayName));
        if (user.AgencyId is { } agency)
            identity.AddClaim(new Claim(CallerClaims.Agency, agency.ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}
