using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Cases, newest first.</summary>
internal static class ListCases
{
    /// <param name="Open">True: only open ones; false: only closed ones; null: all.</param>
    /// <param name="Before">A case number: those opened before it.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.Liaison, Role.Leadership)]
    public sealed record Query(
        bool? Open = null, string? Text = null, int? Agency = null, string? IncidentType = null, DateTimeOffset? From = null, DateTimeOffset? To = null,
        int Limit = 100, string? Before = null) : IQuery<Page>;

    public sealed record Page(IReadOnlyList<CaseSummary> Cases, string? Next);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, 1000);
    }

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = Filtered(query);
            if (query.Before is not null)
            {
                var before = await database.Cases.Where(one => one.Number == query.Before).Select(one => one.Id).FirstOrDefaultAsync(cancellationToken);
                found = found.Where(one => one.Id < before);
            }

            var cases = await found.OrderByDescending(one => one.Id).Take(query.Limit + 1).Summarised(database).ToListAsync(cancellationToken);
            var more = cases.Count > query.Limit;
            if (more)
                cases.RemoveAt(cases.Count - 1);
            return new Page(cases, more ? cases[^1].Case : null);
        }

        private IQueryable<Case> Filtered(Query query)
        {
            var found = database.Cases.AsNoTracking();
            if (query.Open is { } open)
                found = open ? found.Where(one => one.Status != CaseStatus.Closed) : found.Where(one => one.Status == CaseStatus.Closed);
            if (query.Agency is { } agency)
                found = found.Where(one => one.Agencies.Any(link => link.AgencyId == agency));
            if (query.IncidentType is not null)
                found = found.Where(one => one.IncidentType == query.IncidentType);
            if (query.From is not null)
                found = found.Where(one => one.OpenedAt >= query.From);
            if (query.To is not null)
                found = found.Where(one => one.OpenedAt < query.To);
            return FoldedText.Words(query.Text).Aggregate(found, (remaining, word) => remaining.Where(one => one.SearchText.Contains(word)));
        }
    }
}
