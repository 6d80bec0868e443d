using System.Diagnostics.Metrics;
using System.Text.Json;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Service.Operations;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Holds the correlation engine of the rules in force, on the node that correlates. Used by one thread at a time. After a
/// failed transaction, after another node, and whenever the rules changed, the engine is built anew from what is stored.
/// </summary>
internal sealed class Correlator
{
    private readonly RuleBook _rules;
    private volatile IReadOnlyList<CorrelationStatistics> _statistics = [];

    private RulesInForce? _of;
    private CorrelationEngine? _engine;

    public Correlator(RuleBook rules, IMeterFactory meters)
    {
        _rules = rules;
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("soc.correlation.too_late", () => Measure(one => one.TooLate), "{match}", "Matches that came after the last window that could hold them");
        meter.CreateObservableGauge("soc.correlation.dropped", () => Measure(one => one.Dropped), "{match}", "Matches forgotten for want of room");
        meter.CreateObservableGauge("soc.correlation.entries", () => Measure(one => one.Entries), "{match}", "Matches held");
    }

    public RuleSet Rules => _of!.Set;

    public CorrelationEngine Engine => _engine!;

    /// <summary>Lets meters see how correlation fares.</summary>
    /// <returns>The same as JSON, for <see cref="ReadStatistics"/>.</returns>
    public string Publish()
    {
        _statistics = Engine.Statistics();
        return JsonSerializer.Serialize(_statistics);
    }

    /// <summary>What each correlation took, left out and dropped, by rule.</summary>
    public static IReadOnlyDictionary<string, CorrelationStatistics> ReadStatistics(string? published) =>
        (published is null ? [] : JsonSerializer.Deserialize<CorrelationStatistics[]>(published)!).ToDictionary(one => one.RuleId, StringComparer.Ordinal);

    /// <summary>What was told since is not stored: start again from what is.</summary>
    public void Forget() => _engine = null;

    /// <param name="memory">What is stored.</param>
    /// <param name="observed">How far the log was observed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task EnsureAsync(CorrelationMemory memory, long observed, CancellationToken cancellationToken)
    {
        var current = _rules.Current;
        if (_engine is not null && ReferenceEquals(_of, current))
            return;
        var engine = new CorrelationEngine(current.Plan);
        await memory.RestoreAsync(engine, observed, cancellationToken);
        (_of, _engine) = (current, engine);
    }

    private IEnumerable<Measurement<long>> Measure(Func<CorrelationStatistics, long> of) =>
        _statistics.Select(one => new Measurement<long>(of(one), new KeyValuePair<string, object?>("rule", one.RuleId)));
}
