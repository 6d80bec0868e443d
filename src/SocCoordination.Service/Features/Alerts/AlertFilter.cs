using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Which alerts a list shows.</summary>
/// <param name="States">Any of these; null: all.</param>
/// <param name="Owner">Only this actor's.</param>
/// <param name="AtLeast">This severity or worse.</param>
/// <param name="Agency">Only this agency's.</param>
/// <param name="Rule">Only this rule's.</param>
/// <param name="Entity">Only this host's, account's or address's.</param>
/// <param name="Case">Only those in this case.</param>
/// <param name="From">Opened from this time on.</param>
/// <param name="To">Opened before this time.</param>
/// <param name="ClosedFrom">Closed from this time on.</param>
/// <param name="Text">Words that number, sentence, agency, host, entity or rule must contain, all of them, with or without diacritics.</param>
internal sealed record AlertFilter(
    IReadOnlyCollection<AlertState>? States = null,
    string? Owner = null,
    Severity? AtLeast = null,
    int? Agency = null,
    string? Rule = null,
    string? Entity = null,
    string? Case = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    DateTimeOffset? ClosedFrom = null,
    string? Text = null)
{
    public IQueryable<Alert> Apply(SocDbContext database)
    {
        var alerts = database.Alerts.AsNoTracking();
        if (States is not null)
            alerts = alerts.Where(alert => States.Contains(alert.State));
        if (Owner is not null)
            alerts = alerts.Where(alert => alert.Owner == Owner);
        if (AtLeast is not null)
            alerts = alerts.Where(alert => alert.Severity >= AtLeast);
        if (Agency is not null)
            alerts = alerts.Where(alert => alert.AgencyId == Agency);
        if (Rule is not null)
            alerts = alerts.Where(alert => alert.RuleId == Rule);
        if (Entity is not null)
            alerts = alerts.Where(alert => alert.Entity == Entity);
        if (Case is not null)
            alerts = alerts.Where(alert => database.Cases.Any(one => one.Number == Case && one.Id == alert.CaseId));
        if (From is not null)
            alerts = alerts.Where(alert => alert.OpenedAt >= From);
        if (To is not null)
            alerts = alerts.Where(alert => alert.OpenedAt < To);
        if (ClosedFrom is not null)
            alerts = alerts.Where(alert => alert.ClosedAt >= ClosedFrom);
        return FoldedText.Words(Text).Aggregate(alerts, (remaining, word) => remaining.Where(alert => alert.SearchText.Contains(word)));
    }
}
