using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>How often a rule fired in the last 90 days, and how often it was right.</summary>
internal static class GetRuleRecord
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(string RuleId) : IQuery<RuleRecord>;

    public sealed class Handler(SocDbContext database, TimeProvider clock) : IRequestHandler<Query, RuleRecord>
    {
        private static readonly TimeSpan Back = TimeSpan.FromDays(90);

        public async Task<RuleRecord> Handle(Query query, CancellationToken cancellationToken)
        {
            var since = clock.GetUtcNow() - Back;
            var verdicts = await database.Alerts.Where(alert => alert.RuleId == query.RuleId && alert.OpenedAt >= since)
                .GroupBy(alert => alert.Verdict).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            int Of(Verdict? verdict) => verdicts.Where(one => one.Key == verdict).Sum(one => one.Count);
            return new RuleRecord(verdicts.Sum(one => one.Count), Of(Verdict.True), Of(Verdict.Benign), Of(Verdict.False), Of(Verdict.Duplicate), Of(null));
        }
    }
}

/// <param name="Open">Not judged yet.</param>
internal sealed record RuleRecord(int Alerts, int True, int Benign, int False, int Duplicate, int Open);
