using Microsoft.AspNetCore.Identity;

namespace SocCoordination.Service.Access;

/// <summary>Gives an account exactly these roles.</summary>
internal sealed class AccountRoles(UserManager<Account> accounts, RoleManager<IdentityRole<int>> roles)
{
    public async Task SetAsync(Account account, IReadOnlyCollection<Role> wanted)
    {
        var names = wanted.Select(RoleNames.Of).ToHashSet();
        foreach (var name in names)
        {
            if (!await roles.RoleExistsAsync(name))
                await roles.CreateAsync(new IdentityRole<int>(name));
        }

        var held = await accounts.GetRolesAsync(account);
        await accounts.RemoveFromRolesAsync(account, held.Except(names));
        await accounts.AddToRolesAsync(account, names.Except(held));
    }
}
