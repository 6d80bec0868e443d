using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>The unclaimed alerts whose time to be claimed ends first, or ended longest ago.</summary>
internal static class GetPressing
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(int Limit = 6) : IQuery<IReadOnlyList<Pressing>>;

    public sealed record Pressing(AlertView Alert, Waiting Waiting);

    public sealed class Handler(SocDbContext database, ClaimTarget targets) : IRequestHandler<Query, IReadOnlyList<Pressing>>
    {
        public async Task<IReadOnlyList<Pressing>> Handle(Query query, CancellationToken cancellationToken)
        {
            // Of each severity the oldest are the most pressing, so that few need to be read.
            var candidates = new List<QueueLine>();
            foreach (var severity in Enum.GetValues<Severity>())
            {
                var oldest = database.Alerts.AsNoTracking().Where(alert => alert.State == AlertState.New && alert.Severity == severity).OrderBy(alert => alert.Id).Take(query.Limit);
                candidates.AddRange(await QueueLine.ReadAsync(oldest, cancellationToken));
            }

            var pressing = candidates.OrderBy(line => line.OpenedAt + targets.Of(line.Severity)).Take(query.Limit).Select(line => line.Id).ToList();
            var alerts = await database.Alerts.AsNoTracking().Where(alert => pressing.Contains(alert.Id)).Viewed(database).ToListAsync(cancellationToken);
            return [.. alerts.OrderBy(alert => pressing.IndexOf(alert.Id)).Select(alert => new Pressing(alert, new Waiting(alert.OpenedAt, targets.Of(alert.Severity))))];
        }
    }
}
