using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Alerts, newest first, in pages.</summary>
internal static class ListAlerts
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(AlertFilter Filter, int Limit = 100, long? Before = null) : IQuery<Page>;

    /// <param name="Alerts">Newest first.</param>
    /// <param name="Next">Give it as <c>cursor</c> for the next page; null at the end.</param>
    public sealed record Page(IReadOnlyList<AlertView> Alerts, string? Next);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Limit).InclusiveBetween(1, 1000);
    }

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = query.Filter.Apply(database);
            if (query.Before is not null)
                found = found.Where(alert => alert.Id < query.Before);
            var alerts = await found.OrderByDescending(alert => alert.Id).Take(query.Limit + 1).Viewed(database).ToListAsync(cancellationToken);
            alerts.Sort((left, right) => right.Id.CompareTo(left.Id));
            var more = alerts.Count > query.Limit;
            if (more)
                alerts.RemoveAt(alerts.Count - 1);
            return new Page(alerts, more ? alerts[^1].Alert : null);
        }
    }
}
