using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Posture;

/// <summary>The list behind one of a month's figures: the same rows that were counted.</summary>
internal static class ListPosture
{
    /// <param name="List"><c>cases</c>, <c>alerts</c>, <c>times</c>, <c>agencies</c>, <c>escalations</c> or <c>systems</c>.</param>
    /// <param name="By">Which of them, by a figure's key: <c>type</c>, <c>severity</c>, <c>agency</c>, <c>verdict</c>, <c>stage</c>, <c>state</c>, <c>level</c>; null: all.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.Leadership)]
    public sealed record Query(string Month, string List, string? By = null, string? Value = null) : IQuery<Listed>;

    /// <param name="Total">How many there are; <paramref name="Rows"/> has the first <see cref="Most"/>.</param>
    public sealed record Listed(int Total, IReadOnlyList<Row> Rows);

    /// <param name="Subject"><c>SC-2026-0001</c>, <c>CB-12</c>, an agency's or system's name.</param>
    /// <param name="Figure">What was counted or measured of it.</param>
    /// <param name="Page">Its own page, which the response team may open.</param>
    public sealed record Row(string Subject, BothLanguages What, DateTimeOffset? At, BothLanguages? Figure, string? Page);

    public const int Most = 500;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Month).Must(month => PostureMonth.Parse(month) is not null).WithMessage("Tháng viết là năm-tháng, ví dụ 2026-11.");
    }

    public sealed class Handler(PostureLoading loading, SocDbContext database, ProvinceClock province, TimeProvider clock) : IRequestHandler<Query, Listed>
    {
        public async Task<Listed> Handle(Query query, CancellationToken cancellationToken)
        {
            var period = PosturePeriod.Of(PostureMonth.Parse(query.Month)!, province, clock.GetUtcNow());
            var rows = PostureLists.Of(await loading.LoadAsync(period, cancellationToken), query)
                ?? throw Refusal.NotFound("Không có danh sách “{0}” trong trang tình hình.", query.List);
            return new Listed(rows.Count, await WordedAsync(rows.Take(Most).ToList(), cancellationToken));
        }

        /// <summary>Alerts are many and their sentences long: read only for those that are shown.</summary>
        private async Task<IReadOnlyList<Row>> WordedAsync(List<PostureLists.Found> rows, CancellationToken cancellationToken)
        {
            var ids = rows.Select(one => one.Alert).OfType<long>().ToList();
            var sentences = await database.Alerts.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => new BothLanguages(one.SentenceVi, one.SentenceEn), cancellationToken);
            return rows.ConvertAll(one => one.Alert is { } alert ? one.Row with { What = sentences.GetValueOrDefault(alert, one.Row.What) } : one.Row);
        }
    }
}
