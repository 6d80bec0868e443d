using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>All accounts with their roles.</summary>
internal static class ListAccounts
{
    [Allow(Role.Administrator)]
    public sealed record Query(int? Id = null) : IQuery<IReadOnlyList<AccountView>>;

    public sealed class Handler(SocDbContext database, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<AccountView>>
    {
        public async Task<IReadOnlyList<AccountView>> Handle(Query query, CancellationToken cancellationToken)
        {
            var roles = (await (from held in database.UserRoles
                                join role in database.Roles on held.RoleId equals role.Id
                                select new { held.UserId, role.Name }).ToListAsync(cancellationToken)).ToLookup(one => one.UserId, one => one.Name!);
            var now = clock.GetUtcNow();
            var accounts = await (from account in database.Users.AsNoTracking()
                                  join agency in database.Agencies on account.AgencyId equals agency.Id into agencies
                                  from agency in agencies.DefaultIfEmpty()
                                  where query.Id == null || account.Id == query.Id
                                  orderby account.DisplayName
                                  select new { account, Agency = agency == null ? null : agency.Name }).ToListAsync(cancellationToken);
            return accounts.ConvertAll(one => new AccountView(
                one.account.Id, one.account.UserName!, one.account.DisplayName, [.. roles[one.account.Id].Order(StringComparer.Ordinal)], one.account.AgencyId, one.Agency,
                one.account.LockoutEnd == Account.Disabled, one.account.LockoutEnd > now && one.account.LockoutEnd != Account.Disabled, one.account.CreatedAt));
        }
    }
}

/// <param name="Disabled">By an administrator.</param>
/// <param name="Locked">For a while, after wrong passwords.</param>
internal sealed record AccountView(int Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, int? AgencyId, string? Agency, bool Disabled, bool Locked, DateTimeOffset CreatedAt);
