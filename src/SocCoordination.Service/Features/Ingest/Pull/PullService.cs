using Microsoft.Extensions.Options;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Storage;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>Follows every source of <c>Ingest:Pull</c>, each at its own pace and past its own failures.</summary>
internal sealed partial class PullService(PullStates states, PullFeed feed, NodeDuty duty, IServiceScopeFactory scopes, IOptions<StorageOptions> storage, TimeProvider clock, ILogger<PullService> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(states.All.Select(state => FollowAsync(state, stoppingToken)));

    private async Task FollowAsync(PullState state, CancellationToken stoppingToken)
    {
        var options = state.Options;
        using var server = new ServerConnection(options.Server(state.Section));
        var cursors = new PullCursors(options.Name, options.From, scopes, clock);
        var puller = new Puller(new RemoteIndices(server, options.Indices, IsOurs), new RemotePages(server), cursors, feed, new PullAgency(scopes), state, clock);
        var pause = options.Every;
        var isLoaded = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Of several nodes one pulls; who takes over goes on where the other's cursors stand.
            if (!duty.Held)
            {
                isLoaded = false;
                await Task.Delay(options.Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            try
            {
                if (!isLoaded)
                    await cursors.LoadAsync(stoppingToken);
                isLoaded = true;
                state.Change(figures => figures with { CaughtUpAt = figures.CaughtUpAt ?? cursors.Start?.CaughtUpAt });
                var waits = await puller.PollAsync(stoppingToken);
                if (state.Figures.Problem is not null)
                    LogGoesOn(log, options.Name);
                state.Change(figures => figures with { Problem = null, ProblemSince = null });
                pause = waits ? TimeSpan.Zero : options.Every;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Failed(state, failure);
                // What the database took before it failed is not known: it is asked again.
                isLoaded = false;
                pause = pause < options.Every ? options.Every : pause * 2 < LongestPause ? pause * 2 : LongestPause > options.Every ? LongestPause : options.Every;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Logs a reason once, not at each try.</summary>
    private void Failed(PullState state, Exception failure)
    {
        if (!string.Equals(state.Figures.Problem, failure.Message, StringComparison.Ordinal))
        {
            if (failure is PullProblemException or EventStoreUnavailableException)
                LogWaits(log, state.Options.Name, failure.Message);
            else
                LogFailed(log, state.Options.Name, failure);
        }

        state.Change(figures => figures with { Problem = failure.Message, ProblemSince = figures.ProblemSince ?? clock.GetUtcNow() });
    }

    /// <summary>The indices that the service itself writes, where its events are in an Elasticsearch (which may be the one that is pulled); and the system's.</summary>
    private bool IsOurs(string index)
    {
        var isSystems = index.StartsWith('.') && !index.StartsWith(".ds-", StringComparison.Ordinal);
        var prefix = storage.Value.Elasticsearch.Prefix;
        return isSystems || (storage.Value.Events == EventStoreKind.Elasticsearch
            && (index.StartsWith(prefix + "-events", StringComparison.Ordinal) || index.StartsWith(prefix + "-rejected", StringComparison.Ordinal)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pulling {Source} waits: {Reason}")]
    private static partial void LogWaits(ILogger log, string source, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Pulling {Source} failed; it is tried again")]
    private static partial void LogFailed(ILogger log, string source, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pulling {Source} goes on")]
    private static partial void LogGoesOn(ILogger log, string source);
}
