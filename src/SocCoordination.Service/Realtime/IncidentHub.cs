using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Realtime;

/// <summary>
/// The live door, at <c>/hubs/incidents</c>. A client calls <see cref="Resume"/> once it has connected; from its answer on it
/// hears every entry of its group, in order, none missing and none twice.
/// </summary>
[Authorize(Roles = $"{RoleNames.Team},{RoleNames.AgencyOfficer},{RoleNames.Liaison}")]
internal sealed class IncidentHub(SocDbContext database, JournalFeed feed) : Hub<IIncidentClient>
{
    private const int PageSize = 500;

    /// <summary>A client that does not read for so long is not resumed: it would hold up the feed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends what happened after <paramref name="lastSeq"/>, then joins the caller's group.</summary>
    /// <param name="lastSeq">The highest number that the client has seen; 0: from the beginning; -1: from now on.</param>
    /// <returns>The number up to which the client is now told everything.</returns>
    public async Task<long> Resume(long lastSeq)
    {
        var caller = Context.User!.ToCaller();
        if (LiveGroups.Of(caller) is not { } group)
            throw new HubException("This account has nothing to hear here.");
        var after = lastSeq;
        // Catch up outside the feed's gate first, so that nobody else waits for a client that is far behind.
        if (lastSeq >= 0)
            after = await SendUpToAsync(caller, after, null);
        await feed.WhileQuietAsync(async published =>
        {
            if (lastSeq >= 0)
                await SendUpToAsync(caller, after, published);
            after = Math.Max(after, published);
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        }, Context.ConnectionAborted);
        return after;
    }

    /// <returns>The number of the last entry that was sent, or <paramref name="after"/>.</returns>
    private async Task<long> SendUpToAsync(Caller caller, long after, long? upTo)
    {
        List<JournalEntry> page;
        do
        {
            var from = after;
            page = await database.Journal.AsNoTracking().HeardBy(caller)
                .Where(entry => entry.Seq > from && (upTo == null || entry.Seq <= upTo))
                .OrderBy(entry => entry.Seq).Take(PageSize).ToListAsync(Context.ConnectionAborted);
            foreach (var entry in page)
            {
                await Clients.Caller.Entry(entry.ToLive()).WaitAsync(Patience);
                after = entry.Seq;
            }
        }
        while (page.Count == PageSize);
        return after;
    }
}
