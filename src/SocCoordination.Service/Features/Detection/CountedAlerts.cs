using Microsoft.AspNetCore.SignalR;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Realtime;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Decides when a rising count is worth a journal entry, and pushes counts live a few times a second: an attack of
/// thousands of events a minute must not write thousands of entries.
/// </summary>
internal sealed class CountedAlerts(IHubContext<IncidentHub, IIncidentClient> hub, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan PushEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan JournalEvery = TimeSpan.FromMinutes(1);
    private const int MostRemembered = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, (long Count, DateTimeOffset At)> _written = [];
    private readonly Dictionary<long, LiveCount> _waiting = [];

    /// <returns>True where the journal should say it: the count has doubled, or a minute has passed, since it last did.</returns>
    public bool Note(Alert alert, bool opened)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!opened)
                _waiting[alert.Id] = new LiveCount(alert.Id, alert.Count, alert.LastSeen);
            if (_written.TryGetValue(alert.Id, out var last) && alert.Count < 2 * last.Count && now - last.At < JournalEvery)
                return false;
            if (_written.Count >= MostRemembered)
                _written.Clear();
            _written[alert.Id] = (alert.Count, now);
            return true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PushEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            List<LiveCount> waiting;
            lock (_gate)
            {
                waiting = [.. _waiting.Values];
                _waiting.Clear();
            }

            foreach (var count in waiting)
                await hub.Clients.Group(LiveGroups.Team).Counted(count);
        }
    }
}
