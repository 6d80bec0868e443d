using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Counts what each host sends and writes it down every few seconds: a figure for people, not a record, so a crash may lose the last seconds of it.</summary>
internal sealed partial class SourceTracker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SourceTracker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A key that names ever new hosts (by mistake or malice) fills its agency's list no further than this; the rest counts as one.</summary>
    private const int MostHosts = 2000;
    private const string OtherHosts = "…";
    private const int LongestHost = 255;

    /// <summary>SQLite looks for each parameter among all: twice as many cost four times as much.</summary>
    private const int RowsAtOnce = 24;

    private readonly Lock _gate = new();
    private readonly Dictionary<(int Agency, string Via, string Host), Seen> _seen = [];
    private readonly Dictionary<int, HashSet<string>> _hosts = [];

    public void Saw(IngestBatch batch, AppendOutcome outcome)
    {
        var repeated = outcome.Repeated.ToHashSet();
        if (batch.Events.Count == 0 && batch.Rejected.Count == 0)
            return;
        lock (_gate)
        {
            for (var i = 0; i < batch.Events.Count; i++)
                Add(batch, HostOf(batch.Events[i].Document.Span), batch.Events[i].Timestamp, repeated.Contains(i) ? 0 : 1, 0);
            if (batch.Rejected.Count > 0)
                Add(batch, "", batch.At, 0, batch.Rejected.Count);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await FlushAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(log, error);
            }
        }
    }

    private void Add(IngestBatch batch, string host, DateTimeOffset eventAt, int events, int rejected)
    {
        var hosts = _hosts.TryGetValue(batch.Source.AgencyId, out var known) ? known : _hosts[batch.Source.AgencyId] = new HashSet<string>(StringComparer.Ordinal);
        if (hosts.Count >= MostHosts && !hosts.Contains(host))
            host = OtherHosts;
        hosts.Add(host);
        var key = (batch.Source.AgencyId, batch.Source.Via, host);
        var seen = _seen.GetValueOrDefault(key, new Seen(batch.At, eventAt, 0, 0));
        _seen[key] = new Seen(batch.At, eventAt > seen.EventAt ? eventAt : seen.EventAt, seen.Events + events, seen.Rejected + rejected);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        List<KeyValuePair<(int Agency, string Via, string Host), Seen>> seen;
        lock (_gate)
        {
            seen = [.. _seen];
            _seen.Clear();
        }

        if (seen.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var database = scope.ServiceProvider.GetRequiredService<SocDbContext>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(async () =>
        {
            foreach (var some in seen.Chunk(RowsAtOnce))
                await database.Database.ExecuteSqlRawAsync(UpsertOf(some.Length), some.SelectMany(one => ValuesOf(one.Key, one.Value)), cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Many hosts in one statement: asking for each would cost more than taking in what they send.</summary>
    private static string UpsertOf(int rows) =>
        "INSERT INTO sources (agency_id, via, host, first_seen, last_seen, last_event_at, events, rejected) VALUES "
        + string.Join(", ", Enumerable.Range(0, rows).Select(row => FormattableString.Invariant($"({{{row * 7}}}, {{{(row * 7) + 1}}}, {{{(row * 7) + 2}}}, {{{(row * 7) + 3}}}, {{{(row * 7) + 3}}}, {{{(row * 7) + 4}}}, {{{(row * 7) + 5}}}, {{{(row * 7) + 6}}})")))
        + " ON CONFLICT (agency_id, via, host) DO UPDATE SET last_seen = excluded.last_seen,"
        + " last_event_at = CASE WHEN excluded.last_event_at > sources.last_event_at THEN excluded.last_event_at ELSE sources.last_event_at END,"
        + " events = sources.events + excluded.events, rejected = sources.rejected + excluded.rejected, silent_since = NULL";

    private static object[] ValuesOf((int Agency, string Via, string Host) key, Seen seen) =>
        [key.Agency, key.Via, key.Host, seen.At.ToUnixTimeMilliseconds(), seen.EventAt.ToUnixTimeMilliseconds(), seen.Events, seen.Rejected];

    /// <summary>ECS <c>host.name</c>; empty where the event has none.</summary>
    private static string HostOf(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isHost = reader.ValueTextEquals("host"u8);
            reader.Read();
            if (!isHost || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isName = reader.ValueTextEquals("name"u8);
                reader.Read();
                if (isName && reader.TokenType == JsonTokenType.String)
                    return Bounded(reader.GetString()!);
                reader.Skip();
            }

            return "";
        }

        return "";
    }

    /// <summary>No machine's name is longer (RFC 1035), and an indexed name must have a bound.</summary>
    private static string Bounded(string host) => host.Length <= LongestHost ? host : host[..LongestHost] + OtherHosts;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the sources sent could not be written down; it is counted on.")]
    private static partial void LogFailed(ILogger log, Exception error);

    private sealed record Seen(DateTimeOffset At, DateTimeOffset EventAt, long Events, long Rejected);
}
