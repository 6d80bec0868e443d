using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Reports, newest first: all for the team, an agency's own for its officers.</summary>
internal static class ListReports
{
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer)]
    public sealed record Query(ReportState? State = null) : IQuery<IReadOnlyList<ReportView>>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, IReadOnlyList<ReportView>>
    {
        private const int Most = 500;

        public async Task<IReadOnlyList<ReportView>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = database.Reports.AsNoTracking().Include(one => one.Messages).Where(one => query.State == null || one.State == query.State);
            return (await found.OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancellationToken)).ConvertAll(one => one.ToView());
        }
    }
}
