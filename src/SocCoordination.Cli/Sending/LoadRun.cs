using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using SocCoordination.Cli.Live;

namespace SocCoordination.Cli.Sending;

/// <summary>What a load run is to do.</summary>
/// <param name="Rate">Events a second; 0: as fast as it goes.</param>
/// <param name="WatchKey">An API key to hear the push with; null: not measured.</param>
internal sealed record LoadPlan(Uri Server, string ShipperKey, string? WatchKey, int Events, int Batch, int Connections, int Rate, int Seed);

/// <summary>What it measured.</summary>
internal sealed record LoadResult(int Events, int Refused, int Retries, double EventsPerSecond, Percentiles Answer, Percentiles? Push, int Probes, int ProbesSeen);

/// <param name="Milliseconds">By nearest rank.</param>
internal sealed record Percentiles(double P50, double P95, double P99, double Max)
{
    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
        return new Percentiles(At(0.5), At(0.95), At(0.99), At(1));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {P50:0} ms, p95 {P95:0} ms, p99 {P99:0} ms, max {Max:0} ms");
}

/// <summary>
/// Sends generated traffic over several connections, and once in a while a probe that must open an alert of its own; the
/// time from the probe's 200 to its push is measured in this process, on one clock.
/// </summary>
internal sealed class LoadRun(LoadPlan plan, TimeProvider clock)
{
    private const int ProbeEvery = 20;
    private readonly ConcurrentBag<double> _answers = [];
    private readonly ConcurrentDictionary<string, long> _answeredProbes = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Push> _pushes = [];
    private int _refused;
    private int _retries;
    private int _probes;
    private int _nextBatch;

    public async Task<LoadResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var hub = new HubClient();
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listener = Task.CompletedTask;
        if (plan.WatchKey is not null)
        {
            await hub.ConnectAsync(plan.Server, plan.WatchKey, cancellationToken);
            listener = ListenAsync(hub, listening.Token);
        }

        // Made beforehand: what a shipper reads from its disk, it does not have to invent.
        var bodies = Bodies();
        var started = Stopwatch.GetTimestamp();
        using var pace = Pace();
        await Task.WhenAll(Enumerable.Range(0, plan.Connections).Select(_ => SendAsync(bodies, pace, cancellationToken)));
        var took = Stopwatch.GetElapsedTime(started);
        await Task.Delay(plan.WatchKey is null ? 0 : 2000, cancellationToken);
        await listening.CancelAsync();
        await listener;
        var waits = plan.WatchKey is null ? [] : await WaitsAsync(cancellationToken);
        return new LoadResult(plan.Events, _refused, _retries, plan.Events / took.TotalSeconds, Percentiles.Of(_answers), plan.WatchKey is null ? null : Percentiles.Of(waits), _probes, waits.Count);
    }

    /// <summary>The documents of a batch: the same seed and number give the same ones.</summary>
    public static List<string> Documents(int seed, int batch, int size, DateTimeOffset start)
    {
        var lines = new GeneratedLines(HashCode.Combine(seed, batch), start.AddSeconds(batch));
        return [.. Enumerable.Range(0, size).Select(_ => lines.Next())];
    }

    private List<(byte[] Body, string? Probe)> Bodies()
    {
        var now = clock.GetUtcNow();
        return [.. Enumerable.Range(0, (plan.Events + plan.Batch - 1) / plan.Batch).Select(number =>
        {
            var documents = Documents(plan.Seed, number, Math.Min(plan.Batch, plan.Events - (number * plan.Batch)), now.AddMinutes(-5));
            var probe = number % ProbeEvery == 0 ? Address(number) : null;
            if (probe is not null)
                documents[^1] = GeneratedLines.Probe(number, probe, now);
            return (BulkSender.Body(documents), probe);
        })];
    }

    private async Task SendAsync(List<(byte[] Body, string? Probe)> bodies, RateLimiter pace, CancellationToken cancellationToken)
    {
        using var client = Commands.ServerOptions.Client(plan.Server, "ApiKey", plan.ShipperKey);
        var sender = new BulkSender(client);
        while (Interlocked.Increment(ref _nextBatch) - 1 is var number && number < bodies.Count)
        {
            var (body, probe) = bodies[number];
            if (probe is not null)
                Interlocked.Increment(ref _probes);
            using (await pace.AcquireAsync(plan.Batch, cancellationToken))
            {
                var sent = Stopwatch.GetTimestamp();
                var (at, retries, refused) = await sender.SendAsync(body, cancellationToken);
                _answers.Add(Stopwatch.GetElapsedTime(sent, at).TotalMilliseconds);
                Interlocked.Add(ref _retries, retries);
                Interlocked.Add(ref _refused, refused);
                if (probe is not null)
                    _answeredProbes[probe] = at;
            }
        }
    }

    /// <summary>An address of 100.64.0.0/10 for each probe of each run.</summary>
    private string Address(int number)
    {
        var mixed = (uint)HashCode.Combine(plan.Seed, Environment.ProcessId, number);
        return string.Create(CultureInfo.InvariantCulture, $"100.{64 + (mixed >> 16 & 63)}.{mixed >> 8 & 255}.{mixed & 255}");
    }

    private async Task ListenAsync(HubClient hub, CancellationToken cancellationToken)
    {
        try
        {
            await hub.ListenAsync(_pushes.Add, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <summary>Matches pushes to probes by asking what each pushed alert is about.</summary>
    private async Task<List<double>> WaitsAsync(CancellationToken cancellationToken)
    {
        using var client = Commands.ServerOptions.Client(plan.Server, "Bearer", plan.WatchKey!);
        var waits = new List<double>();
        foreach (var push in _pushes.Where(push => push.Kind == "alert.opened"))
        {
            using var alert = JsonDocument.Parse(await client.GetStringAsync("/api/v1/alerts/" + push.Subject["alert:".Length..], cancellationToken));
            var entity = alert.RootElement.GetProperty("entity").GetString() ?? "";
            // A push may overtake the answer on the wire; it did not keep anybody waiting then.
            if (_answeredProbes.TryRemove(entity, out var answered))
                waits.Add(Math.Max(0, (push.At - answered) * 1000.0 / Stopwatch.Frequency));
        }

        return waits;
    }

    private RateLimiter Pace() => plan.Rate <= 0
        ? new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = int.MaxValue, QueueLimit = 0 })
        : new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(plan.Rate / 5, plan.Batch),
            TokensPerPeriod = Math.Max(1, plan.Rate / 20),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(50),
            QueueLimit = int.MaxValue,
        });
}
