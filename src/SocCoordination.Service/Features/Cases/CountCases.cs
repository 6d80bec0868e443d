using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>How many cases are open, and how many of them are the caller's.</summary>
internal static class CountCases
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query : IQuery<CaseCounts>;

    public sealed class Handler(SocDbContext database, CallerContext context) : IRequestHandler<Query, CaseCounts>
    {
        public async Task<CaseCounts> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = context.Caller.Id;
            var open = database.Cases.AsNoTracking().Where(one => one.Status != CaseStatus.Closed);
            return new CaseCounts(await open.CountAsync(cancellationToken), await open.CountAsync(one => one.Owner == me, cancellationToken));
        }
    }
}

internal sealed record CaseCounts(int Open, int Mine);
