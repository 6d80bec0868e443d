using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>What else happened around an alert's host, account or address, a day before and after.</summary>
internal static class GetAround
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(AlertView Alert, int Limit = 12) : IQuery<Around>;

    /// <param name="Alerts">The other alerts, newest first, as many as were asked for.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record Around(IReadOnlyList<AlertView> Alerts, int Total, DateTimeOffset From, DateTimeOffset To);

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, Around>
    {
        private static readonly TimeSpan Day = TimeSpan.FromHours(24);

        public async Task<Around> Handle(Query query, CancellationToken cancellationToken)
        {
            var alert = query.Alert;
            var (from, to) = (alert.FirstSeen - Day, alert.LastSeen + Day);
            var agency = alert.Agency?.Id;
            var sameEntity = Queue.QueueEntity.IsPublicAddress(alert.Entity ?? "");
            var found = database.Alerts.AsNoTracking().Where(other => other.Id != alert.Id && other.LastSeen >= from && other.FirstSeen <= to
                && ((alert.Entity != null && other.Entity == alert.Entity && (sameEntity || other.AgencyId == agency))
                    || (alert.Host != null && other.Host == alert.Host && other.AgencyId == agency)));
            var alerts = await found.OrderByDescending(other => other.LastSeen).Take(query.Limit).Viewed(database).ToListAsync(cancellationToken);
            return new Around([.. alerts.OrderByDescending(other => other.LastSeen)], await found.CountAsync(cancellationToken), from, to);
        }
    }
}
