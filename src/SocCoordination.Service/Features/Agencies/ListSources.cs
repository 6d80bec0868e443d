using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Every host that sends logs, and when it last did; an officer's own agency's only.</summary>
internal static class ListSources
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Administrator, Role.AgencyOfficer)]
    public sealed record Query(int? Agency = null) : IQuery<IReadOnlyList<SourceView>>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, IReadOnlyList<SourceView>>
    {
        public async Task<IReadOnlyList<SourceView>> Handle(Query query, CancellationToken cancellationToken) =>
            await (from source in database.Sources.AsNoTracking()
                   join agency in database.Agencies on source.AgencyId equals agency.Id
                   join key in database.ApiKeys on source.Via equals key.Id into keys
                   from key in keys.DefaultIfEmpty()
                   where query.Agency == null || source.AgencyId == query.Agency
                   orderby source.LastSeen descending
                   select new SourceView(
                       agency.Id, agency.Name, key == null ? source.Via : key.Name, source.Host, source.FirstSeen, source.LastSeen, source.LastEventAt,
                       source.Events, source.Rejected, source.SilentSince)).ToListAsync(cancellationToken);
    }
}

/// <param name="Via">The key's name, or the syslog sender's address.</param>
/// <param name="LastSeen">When its newest batch arrived.</param>
/// <param name="LastEventAt">The newest event's own time; the lag is the difference.</param>
internal sealed record SourceView(
    int AgencyId, string Agency, string Via, string Host, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset LastEventAt,
    long Events, long Rejected, DateTimeOffset? SilentSince);
