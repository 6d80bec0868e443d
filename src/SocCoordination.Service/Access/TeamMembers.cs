using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Access;

/// <summary>The accounts of the response team.</summary>
internal sealed class TeamMembers(SocDbContext database)
{
    private static readonly string[] Team = [RoleNames.Analyst, RoleNames.TeamLead];

    public IQueryable<Account> All() =>
        from account in database.Users.AsNoTracking()
        where (from held in database.UserRoles
               join role in database.Roles on held.RoleId equals role.Id
               where held.UserId == account.Id && Team.Contains(role.Name)
               select held).Any()
        orderby account.DisplayName
        select account;
}
