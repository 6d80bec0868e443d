using System.Diagnostics.Metrics;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Service.Operations;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Holds the correlation engine of the rules in force. Used by one thread at a time. After a failed transaction, and
/// whenever the rules changed, the engine is built anew from what is stored.
/// </summary>
internal sealed class Correlator
{
    private readonly RuleBook _rules;
    private volatile IReadOnlyDictionary<string, CorrelationStatistics> _statistics = new Dictionary<string, CorrelationStatistics>();

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

    /// <summary>What each correlation took, left out and dropped, by rule, as of the last <see cref="Publish"/>; for any thread.</summary>
    public IReadOnlyDictionary<string, CorrelationStatistics> Statistics => _statistics;

    /// <summary>Lets other threads see how correlation fares.</summary>
    public void Publish() => _statistics = Engine.Statistics().ToDictionary(one => one.RuleId, StringComparer.Ordinal);

    /// <summary>What was told since is not stored: start again from what is.</summary>
    public void Forget() => _engine = null;

    public async Task EnsureAsync(CorrelationMemory memory, CancellationToken cancellationToken)
    {
        var current = _rules.Current;
        if (_engine is not null && ReferenceEquals(_of, current))
            return;
        var engine = new CorrelationEngine(CorrelationPlan.Of(current.Set));
        await memory.RestoreAsync(engine, cancellationToken);
        (_of, _engine) = (current, engine);
    }

    private IEnumerable<Measurement<long>> Measure(Func<CorrelationStatistics, long> of) =>
        _statistics.Values.Select(one => new Measurement<long>(of(one), new KeyValuePair<string, object?>("rule", one.RuleId)));
}
