using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>
/// Takes what arrived in one source. Elasticsearch numbers the operations of each shard; those up to the shard's global
/// checkpoint are done on every copy and are never taken back. So: read the checkpoints, <em>then</em> refresh, then read
/// everything between cursor and checkpoint. Nothing can become visible in that range later, whatever its <c>@timestamp</c> says.
/// </summary>
internal sealed class Puller(RemoteIndices indices, RemotePages pages, PullCursors cursors, PullFeed feed, PullAgency agency, PullState state, TimeProvider clock)
{
    /// <summary>Pages of one shard before the next has its turn: a large backlog must not hold up the others' news.</summary>
    private const int PagesATurn = 10;

    /// <summary>The shards of a new index take a moment to start, and those of a deleted one may still be listed.</summary>
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(10);
    private DateTimeOffset? _awaySince;

    /// <returns>Whether more is waiting already.</returns>
    /// <exception cref="EventStoreUnavailableException">The source cannot be read; says why.</exception>
    /// <exception cref="PullProblemException">The same.</exception>
    public async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        var from = await agency.FindAsync(state, cancellationToken);
        var began = clock.GetUtcNow();
        var listing = await indices.ListAsync(cancellationToken);
        await cursors.MeetAsync(listing, cancellationToken);
        state.Change(figures => figures with { LookedAt = began });
        CountWaiting(listing);
        await TakeAsync(listing, from, cancellationToken);
        _awaySince = listing.Away.Count == 0 ? null : _awaySince ?? began;
        if (began - _awaySince > Starting)
            throw new PullProblemException($"shards of Elasticsearch are not there: {string.Join(", ", listing.Away.Take(5))}. Bring back the nodes that hold them; GET _cluster/allocation/explain says why.");
        if (state.Figures.Waiting > 0)
            return true;
        if (_awaySince is not null)
            return false;
        await cursors.CaughtUpAsync(began, cancellationToken);
        state.Change(figures => figures with { CaughtUpAt = began });
        return false;
    }

    private async Task TakeAsync(RemoteListing listing, IngestSource from, CancellationToken cancellationToken)
    {
        Exception? refused = null;
        foreach (var index in listing.Shards.Where(IsBehind).GroupBy(shard => shard.Index, StringComparer.Ordinal))
        {
            try
            {
                await indices.RefreshAsync(index.Key, cancellationToken);
                foreach (var shard in index)
                    await TakeAsync(shard, from, listing, cancellationToken);
            }
            catch (Exception refusal) when (refusal is PullProblemException or EventStoreUnavailableException { InnerException: null })
            {
                // The server answers, so this index alone is at fault: the others go on.
                refused ??= refusal;
            }
        }

        if (refused is not null)
            throw refused;
    }

    private async Task TakeAsync(RemoteShard shard, IngestSource from, RemoteListing listing, CancellationToken cancellationToken)
    {
        var cursor = cursors.Of(shard);
        for (var turn = 0; turn < PagesATurn && cursor.SeqNo < shard.Checkpoint; turn++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isHistory = cursor.SeqNo < cursor.HistoryUntil;
            var until = isHistory ? Math.Min(cursor.HistoryUntil, shard.Checkpoint) : shard.Checkpoint;
            var page = await pages.ReadAsync(shard, cursor.SeqNo, until, isHistory ? cursors.Start!.Since : null, cancellationToken);
            await feed.TakeAsync(from, shard, page, state, cancellationToken);
            // Only now: what is not durable is read again.
            await cursors.AdvanceAsync(cursor, page.Through);
            CountWaiting(listing);
        }
    }

    private bool IsBehind(RemoteShard shard) => cursors.Of(shard).SeqNo < shard.Checkpoint;

    private void CountWaiting(RemoteListing listing)
    {
        var waiting = listing.Shards.Sum(shard => Math.Max(0, shard.Checkpoint - cursors.Of(shard).SeqNo));
        state.Change(figures => figures with { Waiting = waiting });
    }
}
