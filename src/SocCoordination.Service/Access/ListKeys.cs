using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>The keys, without their secrets, which nobody can see again.</summary>
internal static class ListKeys
{
    [Allow(Role.Administrator)]
    public sealed record Query(int? Agency = null) : IQuery<IReadOnlyList<KeyView>>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, IReadOnlyList<KeyView>>
    {
        public async Task<IReadOnlyList<KeyView>> Handle(Query query, CancellationToken cancellationToken) =>
            await (from key in database.ApiKeys.AsNoTracking()
                   join agency in database.Agencies on key.AgencyId equals agency.Id into agencies
                   from agency in agencies.DefaultIfEmpty()
                   where query.Agency == null || key.AgencyId == query.Agency
                   orderby key.CreatedAt descending
                   select new KeyView(key.Id, key.Name, key.Role, key.AgencyId, agency == null ? null : agency.Name, key.CreatedAt, key.RevokedAt)).ToListAsync(cancellationToken);
    }
}

internal sealed record KeyView(string Id, string Name, Role Role, int? AgencyId, string? Agency, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
