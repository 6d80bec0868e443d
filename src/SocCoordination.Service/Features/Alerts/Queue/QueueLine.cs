using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>As much of an alert as grouping and ordering need: ten thousand of these are read for one page, full alerts only for what it shows.</summary>
internal sealed record QueueLine(
    long Id, Severity Severity, string? EntityField, string? Entity, int? AgencyId, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt,
    DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Count, AlertState State, string? OwnerName)
{
    public string Key => QueueEntity.KeyOf(Id, EntityField, Entity, AgencyId);

    public static Task<List<QueueLine>> ReadAsync(IQueryable<Alert> alerts, CancellationToken cancellationToken) =>
        alerts.Select(alert => new QueueLine(
            alert.Id, alert.Severity, alert.EntityField, alert.Entity, alert.AgencyId, alert.OpenedAt, alert.ClosedAt,
            alert.FirstSeen, alert.LastSeen, alert.Count, alert.State, alert.OwnerName)).ToListAsync(cancellationToken);

    /// <summary>Severity first, then the newest opened: counting up moves nothing. What is closed stands by when it was closed.</summary>
    public static long RankOf(IReadOnlyCollection<QueueLine> lines, QueueView view) => view == QueueView.Closed
        ? lines.Max(line => line.ClosedAt?.ToUnixTimeMilliseconds() ?? 0)
        : ((long)lines.Max(line => line.Severity) << 48) + lines.Max(line => line.Id);
}
