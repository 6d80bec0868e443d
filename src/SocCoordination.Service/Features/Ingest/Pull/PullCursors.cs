using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Ingest.Pull.Model;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>One source's cursors, in memory as they are in the database.</summary>
internal sealed class PullCursors(string source, TimeSpan from, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan CaughtUpEvery = TimeSpan.FromSeconds(30);

    /// <summary>The server's clock may be behind ours by as much; then rather too much is taken than too little.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromHours(1);
    private readonly Dictionary<(string Uuid, int Shard), PullCursor> _cursors = [];
    private PullStart? _start;

    /// <summary>Null before the first start.</summary>
    public PullStart? Start => _start;

    public PullCursor Of(RemoteShard shard) => _cursors[(shard.Uuid, shard.Number)];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        _start = await database.PullStarts.AsNoTracking().FirstOrDefaultAsync(one => one.Source == source, cancellationToken);
        _cursors.Clear();
        foreach (var cursor in await database.PullCursors.AsNoTracking().Where(one => one.Source == source).ToListAsync(cancellationToken))
            _cursors.Add((cursor.IndexUuid, cursor.Shard), cursor);
    }

    /// <summary>
    /// Gives each new shard a cursor, and takes those of deleted indices away. What an index held before the source's first
    /// start is history, of which only the newer part is wanted; of an index made since, everything is news, however old it says it is.
    /// </summary>
    public async Task MeetAsync(RemoteListing listing, CancellationToken cancellationToken)
    {
        var isFirst = _start is null;
        var now = clock.GetUtcNow();
        var start = _start ?? new PullStart { Source = source, StartedAt = now, Since = now - from };
        var added = listing.Shards.Where(shard => !_cursors.ContainsKey((shard.Uuid, shard.Number))).Select(shard => new PullCursor
        {
            Source = source,
            IndexUuid = shard.Uuid,
            Shard = shard.Number,
            IndexName = shard.Index,
            SeqNo = -1,
            HistoryUntil = isFirst || shard.Created < start.StartedAt - ClockDifference ? shard.Checkpoint : -1,
        }).ToList();
        var gone = _cursors.Values.Where(cursor => !listing.Known.Contains(cursor.IndexUuid)).ToList();
        if (!isFirst && added.Count == 0 && gone.Count == 0)
            return;
        await CommitAsync(database =>
        {
            if (isFirst)
                database.PullStarts.Add(start);
            database.PullCursors.AddRange(added);
            database.PullCursors.RemoveRange(gone);
            return Task.CompletedTask;
        }, cancellationToken);
        _start = start;
        added.ForEach(cursor => _cursors.Add((cursor.IndexUuid, cursor.Shard), cursor));
        gone.ForEach(cursor => _cursors.Remove((cursor.IndexUuid, cursor.Shard)));
    }

    /// <summary>Everything of the shard up to here is durable.</summary>
    public async Task AdvanceAsync(PullCursor cursor, long seqNo)
    {
        await CommitAsync(
            database => database.PullCursors.Where(one => one.Source == source && one.IndexUuid == cursor.IndexUuid && one.Shard == cursor.Shard && one.SeqNo < seqNo)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.SeqNo, seqNo)),
            CancellationToken.None);
        cursor.SeqNo = seqNo;
    }

    public async Task CaughtUpAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_start is not { } start || at - start.CaughtUpAt < CaughtUpEvery)
            return;
        await CommitAsync(database => database.PullStarts.Where(one => one.Source == source).ExecuteUpdateAsync(set => set.SetProperty(one => one.CaughtUpAt, at), cancellationToken), cancellationToken);
        start.CaughtUpAt = at;
    }

    private async Task CommitAsync(Func<SocDbContext, Task> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
        {
            await change(database);
            return true;
        }, cancellationToken);
    }
}
