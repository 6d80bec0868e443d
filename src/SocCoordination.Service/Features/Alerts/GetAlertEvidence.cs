using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Events.Ecs;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Evidence;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Detection;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Why an alert fired: its newest events with what in them matched, by the rules as they stand now.</summary>
internal static class GetAlertEvidence
{
    /// <summary>Events that are explained at once, however many were asked for.</summary>
    public const int Most = 50;

    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(long Alert, int Limit = 20) : IQuery<AlertEvidence>;

    public sealed class Handler(SocDbContext database, IEventSearch store, RuleBook rules) : IRequestHandler<Query, AlertEvidence>
    {
        public async Task<AlertEvidence> Handle(Query query, CancellationToken cancellationToken)
        {
            var alert = await database.Alerts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == query.Alert, cancellationToken)
                ?? throw Refusal.NotFound("Không có cảnh báo {0}.", AlertNumber.Of(query.Alert));
            var set = rules.Current.Set;
            // An alert whose rule is gone or never was, as of a report, still has its lines.
            var rule = alert.Kind == AlertKind.Detection ? set.Find(alert.RuleId) : null;
            var bases = rule is null ? [] : set.BaseRulesOf(rule);
            var events = await NewestAsync(alert.Id, Math.Clamp(query.Limit, 1, Most), cancellationToken);
            return new AlertEvidence(rule?.Asks, alert.Count, [.. events.Select(one => EvidenceReading.Of(one, bases, alert.Entity))]);
        }

        /// <summary>By the log of matches, which knows their times; an event that the store has let go is left out.</summary>
        private async Task<List<EcsEvent>> NewestAsync(long alert, int limit, CancellationToken cancellationToken)
        {
            var ids = await database.Database.SqlQuery<byte[]>(
                $"""
                SELECT link.event_id AS "Value" FROM alert_events link LEFT JOIN detections match ON match.event_id = link.event_id
                WHERE link.alert_id = {alert} GROUP BY link.event_id ORDER BY MAX(match.at) DESC NULLS LAST LIMIT {limit}
                """).ToListAsync(cancellationToken);
            var events = new List<EcsEvent>();
            foreach (var id in ids)
            {
                if (await store.FindAsync(EventId.Read(id), cancellationToken) is { } found)
                    events.Add(found);
            }

            return [.. events.OrderByDescending(one => one.Timestamp)];
        }
    }
}
