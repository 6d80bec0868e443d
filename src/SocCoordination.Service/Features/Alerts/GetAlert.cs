using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>One alert.</summary>
internal static class GetAlert
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(long Alert) : IQuery<AlertView>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, AlertView>
    {
        public async Task<AlertView> Handle(Query query, CancellationToken cancellationToken) =>
            await database.Alerts.AsNoTracking().Where(alert => alert.Id == query.Alert).Viewed(database).FirstOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("Không có cảnh báo {0}.", AlertNumber.Of(query.Alert));
    }
}
