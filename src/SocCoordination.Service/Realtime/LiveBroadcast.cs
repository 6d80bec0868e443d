using Microsoft.AspNetCore.SignalR;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Realtime;

/// <summary>Pushes each journal entry to the groups that hear it.</summary>
internal sealed class LiveBroadcast(JournalFeed feed, IHubContext<IncidentHub, IIncidentClient> hub) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private IDisposable? _listening;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listening = feed.Listen(PushAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _listening?.Dispose();
        return Task.CompletedTask;
    }

    private async ValueTask PushAsync(JournalEntry entry)
    {
        var live = entry.ToLive();
        // A client whose line is stuck must not hold up the others: its entries wait in its own queue, in order, until SignalR drops it.
        var sent = Task.WhenAll(LiveGroups.Of(entry).Select(group => hub.Clients.Group(group).Entry(live)));
        await Task.WhenAny(sent, Task.Delay(Patience));
    }
}
