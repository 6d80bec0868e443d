using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Journal;

/// <summary>Brings each consumer the entries after its cursor, in order, on the node on duty. One that keeps failing is parked after a few tries and blocks nothing.</summary>
internal sealed partial class JournalDispatcher(
    IServiceScopeFactory scopes, NodeDuty duty, JournalSignal signal, TimeProvider clock, ILogger<JournalDispatcher> log) : BackgroundService
{
    private const int PageSize = 200;
    private const int MaxTries = 5;

    private static TimeSpan PauseBefore(int attempt) => TimeSpan.FromMilliseconds(50 << (2 * attempt));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<string> names;
        await using (var scope = scopes.CreateAsyncScope())
            names = scope.ServiceProvider.GetServices<IJournalConsumer>().Select(consumer => consumer.Name).ToList();
        await Task.WhenAll(names.Select(name => FollowAsync(name, stoppingToken)));
    }

    private async Task FollowAsync(string consumer, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                while (duty.Held && await HandlePageAsync(consumer, stoppingToken) == PageSize)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(log, error, consumer);
            }

            await JournalSignal.WaitAsync(next, clock, stoppingToken);
        }
    }

    private async Task<int> HandlePageAsync(string consumer, CancellationToken cancellationToken)
    {
        List<JournalEntry> page;
        IReadOnlySet<string> kinds;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
            var cursor = await database.Cursors.AsNoTracking().FirstOrDefaultAsync(one => one.Consumer == consumer, cancellationToken);
            var after = cursor?.Seq ?? 0;
            page = await database.Journal.AsNoTracking().Where(entry => entry.Seq > after)
                .OrderBy(entry => entry.Seq).Take(PageSize).ToListAsync(cancellationToken);
            kinds = Find(scope, consumer).Kinds;
        }

        foreach (var entry in page.Where(entry => kinds.Contains(entry.Kind)))
            await HandleOrParkAsync(consumer, entry, cancellationToken);
        if (page.Count > 0 && !kinds.Contains(page[^1].Kind))
            await MoveAsync(consumer, page[^1].Seq, cancellationToken);
        return page.Count;
    }

    private async Task HandleOrParkAsync(string consumer, JournalEntry entry, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await HandleAsync(consumer, entry, cancellationToken);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogEntryFailed(log, error, consumer, entry.Seq, attempt);
                if (attempt == MaxTries)
                {
                    await ParkAsync(consumer, entry, error, cancellationToken);
                    return;
                }
            }

            await Task.Delay(PauseBefore(attempt), clock, cancellationToken);
        }
    }

    private Task HandleAsync(string consumer, JournalEntry entry, CancellationToken cancellationToken) =>
        CommitAsync(consumer, entry.Seq, async scope =>
        {
            if (scope.ServiceProvider.GetRequiredService<FactCatalogue>().Read(entry) is { } fact)
                await Find(scope, consumer).HandleAsync(entry, fact, cancellationToken);
        }, cancellationToken);

    private Task ParkAsync(string consumer, JournalEntry entry, Exception error, CancellationToken cancellationToken) =>
        CommitAsync(consumer, entry.Seq, async scope =>
        {
            await scope.ServiceProvider.GetRequiredService<SocDbContext>().Parked.AddAsync(new ParkedEntry
            {
                Consumer = consumer,
                Seq = entry.Seq,
                At = clock.GetUtcNow(),
                Tries = MaxTries,
                Error = error.Message,
            }, cancellationToken);
        }, cancellationToken);

    private Task MoveAsync(string consumer, long seq, CancellationToken cancellationToken) =>
        CommitAsync(consumer, seq, _ => Task.CompletedTask, cancellationToken);

    private async Task CommitAsync(string consumer, long seq, Func<AsyncServiceScope, Task> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part(consumer);
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
        {
            var cursor = await database.Cursors.FindAsync([consumer], cancellationToken);
            // The duty may have changed hands since the page was read.
            if (cursor?.Seq >= seq)
                return true;
            await work(scope);
            if (cursor is null)
                database.Cursors.Add(new ConsumerCursor { Consumer = consumer, Seq = seq });
            else
                cursor.Seq = seq;
            return true;
        }, cancellationToken);
    }

    private static IJournalConsumer Find(AsyncServiceScope scope, string name) =>
        scope.ServiceProvider.GetServices<IJournalConsumer>().Single(consumer => consumer.Name == name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Consumer {Consumer} could not read the journal; trying again.")]
    private static partial void LogFailed(ILogger log, Exception error, string consumer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Consumer {Consumer} failed at journal entry {Seq}, try {Attempt}.")]
    private static partial void LogEntryFailed(ILogger log, Exception error, string consumer, long seq, int attempt);
}
