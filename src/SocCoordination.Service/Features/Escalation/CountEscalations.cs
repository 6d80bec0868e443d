using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>How many escalations wait for acknowledgement, and how many of those are overdue.</summary>
internal static class CountEscalations
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Liaison)]
    public sealed record Query : IQuery<EscalationCounts>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, EscalationCounts>
    {
        public async Task<EscalationCounts> Handle(Query query, CancellationToken cancellationToken)
        {
            var waiting = database.Escalations.AsNoTracking().Where(one => one.State == EscalationState.Sent);
            return new EscalationCounts(await waiting.CountAsync(cancellationToken), await waiting.CountAsync(one => one.OverdueSince != null, cancellationToken));
        }
    }
}

internal sealed record EscalationCounts(int Waiting, int Overdue);
