using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>How much a view of the queue holds, shown or not.</summary>
internal static class CountQueue
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(QueueView View, string? Text, Severity? AtLeast) : IQuery<QueueSize>;

    public sealed class Handler(QueueSelection selection) : IRequestHandler<Query, QueueSize>
    {
        public async Task<QueueSize> Handle(Query query, CancellationToken cancellationToken)
        {
            var lines = await QueueLine.ReadAsync(selection.Of(query.View, query.Text, query.AtLeast), cancellationToken);
            return new QueueSize(lines.Count, lines.Select(line => line.Key).Distinct().Count());
        }
    }
}

/// <param name="Alerts">Alerts in the view.</param>
/// <param name="Rows">Rows that they make.</param>
public sealed record QueueSize(int Alerts, int Rows);
