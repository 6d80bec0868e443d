using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Detection;

/// <summary>One alert for one attack: an attack is counted into the open alert of its rule and group if its window is not over, else opens one. Inside a unit of work.</summary>
internal sealed class AlertBook(SocDbContext database, AlertOpening opening, AffectedSystems systems, CountedAlerts counted, JournalBuffer journal, TimeProvider clock)
{
    public async Task EnterAsync(IReadOnlyCollection<Attack> attacks, CancellationToken cancellationToken)
    {
        foreach (var group in attacks.GroupBy(attack => (attack.Rule.Id, attack.GroupKey)))
        {
            // Attacks of one group may still be several alerts: a late line can lie before a window's beginning.
            Alert? last = null;
            foreach (var attack in group.OrderBy(attack => attack.First))
            {
                if (last is null || !Continues(last, attack))
                    last = await FindAsync(attack, cancellationToken) ?? await OpenAsync(attack, cancellationToken);
                await CountAsync(last, attack, cancellationToken);
            }
        }
    }

    private static bool Continues(Alert alert, Attack attack) =>
        alert.State != AlertState.Closed && attack.First <= alert.LastSeen + attack.Window && attack.Last >= alert.FirstSeen - attack.Window;

    private async Task<Alert?> FindAsync(Attack attack, CancellationToken cancellationToken)
    {
        var (from, to) = (attack.First - attack.Window, attack.Last + attack.Window);
        return await database.Alerts
            .Where(alert => alert.RuleId == attack.Rule.Id && alert.GroupKey == attack.GroupKey && alert.LastSeen >= from && alert.FirstSeen <= to && alert.State != AlertState.Closed)
            .OrderByDescending(alert => alert.LastSeen).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<Alert> OpenAsync(Attack attack, CancellationToken cancellationToken)
    {
        var names = new[] { "host.name", "host.ip", "url.domain", "destination.ip" }.Select(path => attack.Values.GetValueOrDefault(path)).OfType<string>().ToList();
        var system = await systems.FindAsync(attack.Agency, names, cancellationToken);
        var agency = await database.Agencies.Where(one => one.Id == attack.Agency).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken);
        var (field, entity) = AlertSentence.Entity(attack);
        var soc = attack.Rule.Header.Soc;
        var alert = new Alert
        {
            Key = attack.Key,
            Kind = AlertKind.Detection,
            RuleId = attack.Rule.Id,
            RuleTitle = attack.Rule.Title,
            Severity = attack.Severity,
            IncidentType = soc.IncidentType,
            Playbook = soc.Playbook,
            Techniques = Techniques(attack),
            AgencyId = attack.Agency,
            SystemId = system?.Id,
            GroupKey = attack.GroupKey,
            EntityField = field,
            Entity = entity,
            Host = attack.Values.GetValueOrDefault("host.name"),
            SentenceVi = AlertSentence.Of(attack, english: false),
            SentenceEn = AlertSentence.Of(attack, english: true),
            FirstSeen = attack.First,
            LastSeen = attack.Last,
            OpenedAt = clock.GetUtcNow(),
        };
        await opening.OpenAsync(alert, agency, cancellationToken);
        return alert;
    }

    private async Task CountAsync(Alert alert, Attack attack, CancellationToken cancellationToken)
    {
        foreach (var id in attack.Events)
        {
            var bytes = id.ToByteArray();
            await database.Database.ExecuteSqlAsync($"INSERT INTO alert_events (alert_id, event_id) VALUES ({alert.Id}, {bytes}) ON CONFLICT DO NOTHING", cancellationToken);
        }

        var opened = alert.Count == 0;
        alert.Count += attack.Count;
        alert.FirstSeen = attack.First < alert.FirstSeen ? attack.First : alert.FirstSeen;
        alert.LastSeen = attack.Last > alert.LastSeen ? attack.Last : alert.LastSeen;
        if (attack.Severity > alert.Severity)
            alert.Severity = attack.Severity;
        if (counted.Note(alert, opened) && !opened)
        {
            var inCase = alert.CaseId is null ? null : await database.Cases.Where(one => one.Id == alert.CaseId).Select(one => one.Number).FirstOrDefaultAsync(cancellationToken);
            journal.Record(new AlertCounted(alert.Id, alert.AgencyId, inCase, alert.Count));
        }
    }

    private static string? Techniques(Attack attack)
    {
        var techniques = attack.Rule.Header.Tags
            .Where(tag => tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase) && tag.Length > 8 && char.IsAsciiDigit(tag[8]))
            .Select(tag => tag[7..].ToUpperInvariant()).Distinct().ToList();
        return techniques.Count == 0 ? null : string.Join(' ', techniques);
    }
}
