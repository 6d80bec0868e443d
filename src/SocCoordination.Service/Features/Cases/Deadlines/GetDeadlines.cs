using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks.Reporting;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases.Deadlines;

/// <summary>The legal deadlines that run for a case, the earliest first, with what was sent; and what of the law's conditions somebody declared.</summary>
internal static class GetDeadlines
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(string Case) : IQuery<CaseDeadlines>;

    public sealed class Handler(SocDbContext database, CaseHistory history, ReportingProfiles profiles) : IRequestHandler<Query, CaseDeadlines>
    {
        public async Task<CaseDeadlines> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await database.CaseAsync(query.Case, cancellationToken);
            var (moments, notices) = await history.OfAsync(found, cancellationToken);
            var clocks = profiles.DeadlinesFor(moments).Select(clock => View(clock, notices.LastOrDefault(notice => notice.Duty == clock.Deadline.Duty)));
            return new CaseDeadlines([.. clocks], [.. DeclareMoment.Declarable.Select(trigger => new MomentView(
                SnakeCase.Of(trigger.ToString()), DeadlineTexts.Of(trigger, false), DeadlineTexts.Of(trigger, true), moments.Of(trigger)))]);
        }

        private static DeadlineView View(DeadlineClock clock, SentNotice? sent) => new(
            clock.Profile, clock.Deadline.Id, clock.Deadline.Duty, clock.Deadline.Form.Vi, clock.Deadline.Form.En, clock.Deadline.Article,
            DeadlineTexts.Of(clock.Deadline.Who, false), DeadlineTexts.Of(clock.Deadline.Who, true),
            string.Join(", ", clock.Deadline.To.Select(party => DeadlineTexts.Of(party, false))), string.Join(", ", clock.Deadline.To.Select(party => DeadlineTexts.Of(party, true))),
            clock.Deadline.Note?.Vi, clock.Deadline.Note?.En, clock.Since, clock.Due, clock.IsImmediate, clock.Governs, sent?.At, sent?.ByName, sent?.Reference);
    }
}

/// <param name="Clocks">The earliest first.</param>
/// <param name="Moments">What can be declared of the case, and since when it holds.</param>
public sealed record CaseDeadlines(IReadOnlyList<DeadlineView> Clocks, IReadOnlyList<MomentView> Moments);

/// <summary>One deadline of one law.</summary>
/// <param name="Profile">The law's id.</param>
/// <param name="Duty">Deadlines of the same duty are met by the same notice.</param>
/// <param name="Governs">The earliest of its duty: the one to keep.</param>
/// <param name="SentAt">When the notice was recorded as sent; null while it is due.</param>
public sealed record DeadlineView(
    string Profile, string Id, string Duty, string FormVi, string FormEn, string Article, string WhoVi, string WhoEn, string ToVi, string ToEn, string? NoteVi, string? NoteEn,
    DateTimeOffset Since, DateTimeOffset Due, bool Immediate, bool Governs, DateTimeOffset? SentAt, string? SentByName, string? Reference);

/// <param name="Id">As <c>POST …/moments</c> takes it.</param>
public sealed record MomentView(string Id, string Vietnamese, string English, DateTimeOffset? Since);
