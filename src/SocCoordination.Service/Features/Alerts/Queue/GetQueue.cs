using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;
using Severity = SocCoordination.Service.Features.Alerts.Model.Severity;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>The triage queue: open alerts as rows, one attack a row.</summary>
internal static class GetQueue
{
    /// <param name="Text">Words that an alert must contain, or its number.</param>
    /// <param name="Rows">How many rows to show.</param>
    /// <param name="Only">Only the rows that hold these alerts, also where they no longer match: a page that shows them asks what became of them.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(QueueView View, string? Text = null, Severity? AtLeast = null, int Rows = Window, IReadOnlyCollection<long>? Only = null) : IQuery<QueuePage>;

    /// <summary>Rows on a page, and by how many it grows.</summary>
    public const int Window = 60;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.View).IsInEnum();
            RuleFor(query => query.Rows).InclusiveBetween(1, 5000);
            RuleFor(query => query.Only).Must(only => only is not { Count: > 500 }).WithMessage("Chọn từ 1 đến 1000 cảnh báo.");
        }
    }

    public sealed class Handler(SocDbContext database, QueueSelection selection, QueueRows rows) : IRequestHandler<Query, QueuePage>
    {
        public async Task<QueuePage> Handle(Query query, CancellationToken cancellationToken)
        {
            var named = query.Only is null ? [] : await QueueLine.ReadAsync(database.Alerts.AsNoTracking().Where(alert => query.Only.Contains(alert.Id)), cancellationToken);
            var matching = await QueueLine.ReadAsync(Within(selection.Of(query.View, query.Text, query.AtLeast), query.Only, named), cancellationToken);
            var byKey = matching.GroupBy(line => line.Key).ToDictionary(group => group.Key, group => group.ToList());
            var missed = named.GroupBy(line => line.Key).Where(group => !byKey.ContainsKey(group.Key)).Select(group => new QueueRow(group.Key, [.. group], false, query.View));
            var shown = byKey.Select(group => new QueueRow(group.Key, group.Value, true, query.View)).Concat(missed)
                .OrderByDescending(row => row.Rank).Take(query.Only is null ? query.Rows : int.MaxValue).ToList();
            return new QueuePage(await rows.FillAsync(shown, cancellationToken), new QueueSize(matching.Count, byKey.Count));
        }

        private static IQueryable<Alert> Within(IQueryable<Alert> alerts, IReadOnlyCollection<long>? only, List<QueueLine> named)
        {
            if (only is null)
                return alerts;
            var entities = named.Select(line => line.Entity).OfType<string>().Distinct().ToList();
            return alerts.Where(alert => only.Contains(alert.Id) || entities.Contains(alert.Entity!));
        }
    }
}
