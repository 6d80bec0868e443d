using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Posture;

/// <summary>A month's posture: every figure from the database, none kept apart from the rows that its list shows.</summary>
internal static class GetPosture
{
    /// <param name="Month"><c>2026-11</c>.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.Leadership)]
    public sealed record Query(string Month) : IQuery<PostureView>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Month).Must(month => PostureMonth.Parse(month) is not null).WithMessage("Tháng viết là năm-tháng, ví dụ 2026-11.");
    }

    public sealed class Handler(PostureLoading loading, SocDbContext database, IncidentTypes types, ProvinceClock province, TimeProvider clock) : IRequestHandler<Query, PostureView>
    {
        private const int MonthsShown = 12;

        public async Task<PostureView> Handle(Query query, CancellationToken cancellationToken)
        {
            var period = PosturePeriod.Of(PostureMonth.Parse(query.Month)!, province, clock.GetUtcNow());
            var facts = await loading.LoadAsync(period, cancellationToken);
            var counts = new PostureCounts(facts, types);
            var times = PostureStages.Of(facts).Select(TimeOf).ToList();
            var needs = PostureNeeds.Of(facts);
            return new PostureView(
                period.Month.ToString(), period.From, period.To, period.IsWhole, facts.HasBefore, province.ZoneName,
                PostureSentence.Of(facts, counts, times.Single(one => one.Stage == PostureStages.Acknowledge)),
                counts.Cases, counts.Alerts, counts.CasesByType, counts.CasesBySeverity, counts.CasesByAgency,
                await ByMonthAsync(period, cancellationToken), times, counts.AlertsByVerdict, counts.Senders, EscalationsOf(facts), counts.Systems, needs);
        }

        private static PostureTime TimeOf(PostureStage stage)
        {
            var spans = stage.Spans.Select(one => one.Span).ToList();
            return new PostureTime(
                stage.Key, spans.Count, stage.Waiting, NearestRank.Of(spans, 50), NearestRank.Of(spans, 90), NearestRank.Of(stage.Before.Select(one => one.Span), 50));
        }

        private static EscalationFigures EscalationsOf(PostureFacts facts)
        {
            var raised = facts.Raised.ToList();
            var spans = raised.Where(one => one.AcknowledgedAt is not null).Select(one => one.AcknowledgedAt!.Value - one.RaisedAt).ToList();
            return new EscalationFigures(
                raised.Count, facts.Escalations.Count(one => facts.Period.HeldBefore(one.RaisedAt)), spans.Count, raised.Count - spans.Count,
                raised.Count(one => one.OverdueSince is not null), NearestRank.Of(spans, 50), NearestRank.Of(spans, 90));
        }

        private async Task<IReadOnlyList<MonthCount>> ByMonthAsync(PosturePeriod period, CancellationToken cancellationToken)
        {
            var first = period.Month.Add(1 - MonthsShown);
            var start = first.Start(province);
            var opened = await database.Cases.Where(one => one.OpenedAt >= start && one.OpenedAt < period.To).Select(one => one.OpenedAt).ToListAsync(cancellationToken);
            var byMonth = opened.CountBy(at => PostureMonth.Of(province.Local(at))).ToDictionary();
            return [.. Enumerable.Range(0, MonthsShown).Select(first.Add).Select(month => new MonthCount(month.ToString(), byMonth.GetValueOrDefault(month)))];
        }
    }
}
