using System.Collections.Concurrent;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Storage.Search;

/// <summary>
/// A Sigma rule asked of stored events: the engine that matches the stream decides; what the store's index can say
/// beforehand (<see cref="Prefilter"/>) spares it most of them. Of a correlation, the events that its rules match. Thread-safe.
/// </summary>
public sealed class EventRule
{
    private readonly RuleSet _rules;
    private readonly ConcurrentBag<Matcher> _idle = [];

    /// <param name="rule">A rule of <paramref name="rules"/>.</param>
    /// <param name="rules">The set that it was loaded in.</param>
    public EventRule(Rule rule, RuleSet rules)
    {
        _rules = rules.Only(rule);
        Prefilter = RuleFilter.OfAny(_rules.Rules.Where(one => !one.IsCorrelation));
        Sign = string.Join(' ', _rules.Rules.Select(one => $"{one.Id}: {one.Asks}").Append(Prefilter.ToString()));
    }

    /// <summary>What every event that the rule matches fulfils, and perhaps others too.</summary>
    public EventFilter Prefilter { get; }

    /// <summary>Tells rules that ask the same from others, for cursors.</summary>
    internal string Sign { get; }

    /// <summary>Whether the rule, or one that it correlates, matches a document (one JSON object, UTF-8).</summary>
    public bool Matches(ReadOnlySpan<byte> document)
    {
        if (!_idle.TryTake(out var matcher)) matcher = _rules.CreateMatcher();
        try
        {
            return !matcher.Match(document, out _).IsEmpty;
        }
        finally
        {
            _idle.Add(matcher);
        }
    }
}
