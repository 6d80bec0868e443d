using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Holds the correlation engine of the rules in force. Used by one thread at a time. After a failed transaction, and
/// whenever the rules changed, the engine is built anew from what is stored.
/// </summary>
internal sealed class Correlator(RuleBook rules)
{
    private RulesInForce? _of;
    private CorrelationEngine? _engine;

    public RuleSet Rules => _of!.Set;

    public CorrelationEngine Engine => _engine!;

    /// <summary>What was told since is not stored: start again from what is.</summary>
    public void Forget() => _engine = null;

    public async Task EnsureAsync(CorrelationMemory memory, CancellationToken cancellationToken)
    {
        var current = rules.Current;
        if (_engine is not null && ReferenceEquals(_of, current))
            return;
        var engine = new CorrelationEngine(CorrelationPlan.Of(current.Set));
        await memory.RestoreAsync(engine, cancellationToken);
        (_of, _engine) = (current, engine);
    }
}
