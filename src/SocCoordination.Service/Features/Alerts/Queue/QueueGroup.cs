using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>One row of the queue: the alerts of one host, account or address.</summary>
/// <param name="Key">See <see cref="QueueEntity"/>.</param>
/// <param name="Matches">False for a row that was asked for by name and is no longer part of the view: it stays where it is until the list is made anew.</param>
/// <param name="Alerts">The worst first, then the newest; at most as many as the row can open.</param>
/// <param name="Ids">Every alert of the row that an action on it takes, at most <see cref="AlertListRule.Most"/>.</param>
/// <param name="Total">How many alerts it has.</param>
/// <param name="Events">How many events they have.</param>
/// <param name="Rank">Rows stand from high to low; the same whoever looks and whatever is counted.</param>
/// <param name="Waiting">The most pressing of its unclaimed alerts; null where all are claimed.</param>
/// <param name="Elsewhere">Open alerts of the same entity outside this view, by who has them; an empty name: nobody.</param>
/// <param name="Spark">Events of the last hour in twelve parts.</param>
public sealed record QueueGroup(
    string Key, bool Matches, IReadOnlyList<AlertView> Alerts, IReadOnlyList<long> Ids, int Total, long Events,
    DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Rank, Waiting? Waiting, IReadOnlyList<Share> Elsewhere, IReadOnlyList<long> Spark)
{
    /// <summary>The alert that speaks for the row.</summary>
    public AlertView Lead => Alerts[0];

    public Severity Severity => Lead.Severity;

    public int Rules => Alerts.Select(alert => alert.RuleId).Distinct().Count();

    public IReadOnlyList<string> Agencies => [.. Alerts.Select(alert => alert.Agency?.Name).OfType<string>().Distinct()];
}

/// <summary>How many alerts somebody has.</summary>
public sealed record Share(string OwnerName, int Alerts);

/// <summary>What the queue shows, and how much there is.</summary>
internal sealed record QueuePage(IReadOnlyList<QueueGroup> Groups, QueueSize Size);
