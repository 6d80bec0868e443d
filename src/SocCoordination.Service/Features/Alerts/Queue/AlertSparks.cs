using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>
/// How alerts grew in the last hour, from what the journal says of their counts: as exact as it counts, which is to the
/// minute or to a doubling.
/// </summary>
internal sealed class AlertSparks(SocDbContext database, FactCatalogue catalogue, TimeProvider clock)
{
    public const int Parts = 12;
    private static readonly TimeSpan Part = TimeSpan.FromMinutes(5);

    public async Task<Counted> OfAsync(IReadOnlyCollection<AlertView> alerts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var from = now - (Part * Parts);
        var recent = alerts.Where(alert => alert.LastSeen >= from || alert.OpenedAt >= from).ToList();
        var subjects = recent.Select(alert => AlertFact.SubjectOf(alert.Id)).ToList();
        // One part more than is shown: the last count before the first part is what the first part grew from.
        var since = from - Part;
        var entries = await database.Journal.AsNoTracking()
            .Where(entry => subjects.Contains(entry.Subject) && entry.Kind == "alert.counted" && entry.At >= since)
            .OrderBy(entry => entry.Seq).ToListAsync(cancellationToken);
        var bySubject = entries.ToLookup(entry => entry.Subject, entry => (entry.At, ((AlertCounted)catalogue.Read(entry)!).Count));
        return new Counted(recent.ToDictionary(alert => alert.Id, alert => Spread(alert, bySubject[AlertFact.SubjectOf(alert.Id)], from)));
    }

    private static long[] Spread(AlertView alert, IEnumerable<(DateTimeOffset At, long Count)> counted, DateTimeOffset from)
    {
        var parts = new long[Parts];
        var known = alert.OpenedAt >= from ? 0 : -1L;
        var steps = counted.Append((alert.LastSeen > alert.OpenedAt ? alert.LastSeen : alert.OpenedAt, alert.Count));
        if (alert.OpenedAt >= from)
            steps = steps.Prepend((alert.OpenedAt, 1));
        foreach (var (at, count) in steps)
        {
            var part = (int)((at - from) / Part);
            if (known >= 0 && count > known && at >= from)
                parts[Math.Min(part, Parts - 1)] += count - known;
            known = Math.Max(known, count);
        }

        return parts;
    }

    /// <summary>Each alert's twelve parts.</summary>
    internal sealed class Counted(Dictionary<long, long[]> byAlert)
    {
        public IReadOnlyList<long> Sum(IEnumerable<long> alerts)
        {
            var sum = new long[Parts];
            foreach (var parts in alerts.Select(alert => byAlert.GetValueOrDefault(alert)).OfType<long[]>())
            {
                for (var part = 0; part < Parts; part++)
                    sum[part] += parts[part];
            }

            return sum;
        }
    }
}
