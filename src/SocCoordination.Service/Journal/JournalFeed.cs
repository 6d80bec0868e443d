using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Journal;

/// <summary>Reads the journal's end as it grows and hands each entry, in order, to whoever listens in this process.</summary>
internal sealed partial class JournalFeed(IServiceScopeFactory scopes, JournalSignal signal, TimeProvider clock, ILogger<JournalFeed> log)
    : BackgroundService
{
    private const int PageSize = 500;
    private readonly SemaphoreSlim _publishing = new(1, 1);
    private readonly List<Func<JournalEntry, ValueTask>> _listeners = [];
    private long _published = -1;

    /// <summary>Hears every entry from now on.</summary>
    public IDisposable Listen(Func<JournalEntry, ValueTask> listener)
    {
        lock (_listeners)
            _listeners.Add(listener);
        return new Unlisten(this, listener);
    }

    /// <summary>
    /// Runs <paramref name="work"/> while nothing is being published, telling it the last entry that was. Who reads up to that
    /// one and starts to listen inside misses nothing and hears nothing twice.
    /// </summary>
    public async Task WhileQuietAsync(Func<long, Task> work, CancellationToken cancellationToken)
    {
        await _publishing.WaitAsync(cancellationToken);
        try
        {
            await StartAtTheEndAsync(cancellationToken);
            await work(_published);
        }
        finally
        {
            _publishing.Release();
        }
    }

    public override void Dispose()
    {
        _publishing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                while (await PublishPageAsync(stoppingToken) == PageSize)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(log, error);
            }

            await JournalSignal.WaitAsync(next, clock, stoppingToken);
        }
    }

    private async Task<int> PublishPageAsync(CancellationToken cancellationToken)
    {
        await _publishing.WaitAsync(cancellationToken);
        try
        {
            await StartAtTheEndAsync(cancellationToken);
            var page = await ReadAsync(_published, cancellationToken);
            foreach (var entry in page)
            {
                await PublishAsync(entry);
                _published = entry.Seq;
            }

            return page.Count;
        }
        finally
        {
            _publishing.Release();
        }
    }

    private async Task PublishAsync(JournalEntry entry)
    {
        Func<JournalEntry, ValueTask>[] listeners;
        lock (_listeners)
            listeners = [.. _listeners];
        foreach (var listener in listeners)
        {
            try
            {
                await listener(entry);
            }
            catch (Exception error)
            {
                LogListenerFailed(log, error, entry.Seq);
            }
        }
    }

    private async Task StartAtTheEndAsync(CancellationToken cancellationToken)
    {
        if (_published >= 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        _published = await scope.ServiceProvider.GetRequiredService<SocDbContext>().Journal.MaxAsync(entry => (long?)entry.Seq, cancellationToken) ?? 0;
    }

    private async Task<List<JournalEntry>> ReadAsync(long after, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SocDbContext>().Journal.AsNoTracking()
            .Where(entry => entry.Seq > after).OrderBy(entry => entry.Seq).Take(PageSize).ToListAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal's end could not be read; trying again.")]
    private static partial void LogFailed(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener failed at journal entry {Seq}; the others went on.")]
    private static partial void LogListenerFailed(ILogger log, Exception error, long seq);

    private sealed class Unlisten(JournalFeed feed, Func<JournalEntry, ValueTask> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (feed._listeners)
                feed._listeners.Remove(listener);
        }
    }
}
