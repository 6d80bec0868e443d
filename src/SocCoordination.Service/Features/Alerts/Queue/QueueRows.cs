using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>A row before its alerts are read.</summary>
internal sealed record QueueRow(string Key, IReadOnlyList<QueueLine> Lines, bool Matches, QueueView View)
{
    /// <summary>How many alerts a row opens to; its own page lists the rest.</summary>
    private const int Opens = 20;

    public long Rank { get; } = QueueLine.RankOf(Lines, View);

    public IEnumerable<QueueLine> WorstFirst => Lines.OrderByDescending(line => line.Severity).ThenByDescending(line => line.Id);

    public IEnumerable<long> Shown => WorstFirst.Take(Opens).Select(line => line.Id);
}

/// <summary>Reads what the rows of a page show.</summary>
internal sealed class QueueRows(SocDbContext database, AlertSparks sparks, ClaimTarget targets)
{
    public async Task<IReadOnlyList<QueueGroup>> FillAsync(IReadOnlyList<QueueRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.SelectMany(row => row.Shown).ToList();
        var alerts = await database.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).Viewed(database).ToDictionaryAsync(alert => alert.Id, cancellationToken);
        var elsewhere = await ElsewhereAsync(rows, cancellationToken);
        var spark = await sparks.OfAsync([.. alerts.Values], cancellationToken);
        return [.. rows.Select(row => Fill(row, [.. row.Shown.Where(alerts.ContainsKey).Select(id => alerts[id])], elsewhere[row.Key], spark)).Where(group => group.Alerts.Count > 0)];
    }

    private QueueGroup Fill(QueueRow row, IReadOnlyList<AlertView> alerts, IEnumerable<QueueLine> elsewhere, AlertSparks.Counted spark) => new(
        row.Key, row.Matches, alerts,
        [.. row.WorstFirst.Take(AlertListRule.Most).Select(line => line.Id)], row.Lines.Count, row.Lines.Sum(line => line.Count),
        row.Lines.Min(line => line.FirstSeen), row.Lines.Max(line => line.LastSeen), row.Rank, MostPressing(row.Lines),
        [.. elsewhere.GroupBy(line => line.OwnerName ?? "").Select(owner => new Share(owner.Key, owner.Count())).OrderBy(share => share.OwnerName, StringComparer.Ordinal)],
        spark.Sum(alerts.Select(alert => alert.Id)));

    private Waiting? MostPressing(IEnumerable<QueueLine> lines) =>
        lines.Where(line => line.State == AlertState.New).Select(line => new Waiting(line.OpenedAt, targets.Of(line.Severity)))
            .MinBy(waiting => waiting.Since + waiting.Target);

    /// <summary>The open alerts of the same entities that the rows do not hold.</summary>
    private async Task<ILookup<string, QueueLine>> ElsewhereAsync(IReadOnlyList<QueueRow> rows, CancellationToken cancellationToken)
    {
        var entities = rows.Select(row => row.Lines[0].Entity).OfType<string>().Distinct().ToList();
        var open = await QueueLine.ReadAsync(
            database.Alerts.AsNoTracking().Where(alert => alert.State != AlertState.Closed && entities.Contains(alert.Entity!)), cancellationToken);
        var held = rows.SelectMany(row => row.Lines).Select(line => line.Id).ToHashSet();
        return open.Where(line => !held.Contains(line.Id)).ToLookup(line => line.Key);
    }
}
