using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>How many alerts stand where: what the menu and the queue's filters show.</summary>
internal static class CountAlerts
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query : IQuery<AlertCounts>;

    public sealed class Handler(SocDbContext database, CallerContext context, ProvinceClock province) : IRequestHandler<Query, AlertCounts>
    {
        public async Task<AlertCounts> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = context.Caller.Id;
            var today = province.StartOf(DateOnly.FromDateTime(province.Now.DateTime));
            var alerts = database.Alerts.AsNoTracking();
            return new AlertCounts(
                await alerts.CountAsync(alert => alert.State == AlertState.New, cancellationToken),
                await alerts.CountAsync(alert => alert.State == AlertState.Claimed, cancellationToken),
                await alerts.CountAsync(alert => alert.State == AlertState.Claimed && alert.Owner == me, cancellationToken),
                await alerts.CountAsync(alert => alert.ClosedAt >= today, cancellationToken));
        }
    }
}

/// <param name="New">Waiting for somebody.</param>
/// <param name="Active">Claimed, by whomever.</param>
/// <param name="Mine">Claimed by the caller.</param>
/// <param name="ClosedToday">Closed since midnight in the province.</param>
internal sealed record AlertCounts(int New, int Active, int Mine, int ClosedToday);
