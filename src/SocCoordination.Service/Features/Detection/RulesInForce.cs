using System.Collections.Concurrent;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Service.Features.Detection;

/// <summary>One generation of rules: the set that runs, what was said about the files, and matchers to run it with.</summary>
internal sealed class RulesInForce(RuleSetLoad load, DateTimeOffset since)
{
    private readonly ConcurrentBag<Matcher> _idle = [];

    public RuleSetLoad Load { get; } = load;

    public RuleSet Set => Load.Set;

    public CorrelationPlan Plan { get; } = CorrelationPlan.Of(load.Set);

    public DateTimeOffset Since { get; } = since;

    /// <summary>Runs work with a matcher of its own; matchers are kept for the next.</summary>
    public T With<T>(Func<Matcher, T> work)
    {
        if (!_idle.TryTake(out var matcher))
            matcher = Set.CreateMatcher();
        try
        {
            return work(matcher);
        }
        finally
        {
            _idle.Add(matcher);
        }
    }
}
