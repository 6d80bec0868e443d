using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Tests.Correlation.Reference;

/// <summary>
/// What correlation means, without regard to time or memory: nothing is ever forgotten, and after each observation every window
/// of every group is judged again from all its events in their order in time.
/// </summary>
internal sealed class BruteForce
{
    private readonly CorrelationOptions _options;
    private readonly List<BruteCorrelation> _correlations = [];
    private readonly Queue<(BruteCorrelation To, string RuleId, BruteSighting Sighting)> _upwards = new();
    private readonly List<Told> _told = [];
    private long _now;

    public BruteForce(RuleSet rules, CorrelationOptions options)
    {
        _options = options;
        foreach (var rule in rules.Rules)
            if (rule.Correlation is { } correlation)
                _correlations.Add(new BruteCorrelation(correlation, rules, options, _correlations));
    }

    public IReadOnlyList<Told> Observe(Observation observation)
    {
        PassTime(observation.Arrived.UtcTicks);
        var sighting = new BruteSighting(observation.EventId, observation.EventTime.UtcTicks, observation.Arrived.UtcTicks, observation.Values, IsFiring: false);
        foreach (var correlation in _correlations) Say(correlation, correlation.Observe(observation.RuleId, sighting));
        WorkUpwards();
        return Finish();
    }

    public IReadOnlyList<Told> Advance(DateTimeOffset now)
    {
        PassTime(now.UtcTicks);
        return Finish();
    }

    /// <summary>Nothing is lost by a restart, but a frame of firings settles anew.</summary>
    public void Restart()
    {
        foreach (var correlation in _correlations)
            if (_correlations.Exists(correlation.RefersTo))
                correlation.SettleAnew(_now);
    }

    private void WorkUpwards()
    {
        while (_upwards.TryDequeue(out var next)) Say(next.To, next.To.Observe(next.RuleId, next.Sighting));
    }

    private void PassTime(long to)
    {
        while (_correlations.SelectMany(each => each.Frames()).Where(frame => frame.Due <= to).OrderBy(frame => frame.Due).ThenBy(frame => _correlations.IndexOf(frame.Of)).ThenBy(frame => frame.Group, StringComparer.Ordinal).FirstOrDefault() is { } due)
        {
            _now = Math.Max(_now, due.Due);
            Say(due.Of, due.Of.Judge(due));
            WorkUpwards();
        }

        _now = Math.Max(_now, to);
    }

    private void Say(BruteCorrelation from, IEnumerable<BruteChange> changes)
    {
        foreach (var change in changes)
        {
            _told.Add(change.Told);
            foreach (var above in _correlations.Where(above => above.RefersTo(from)))
                foreach (var member in above.AsksForPresence ? change.NewlyHeld : change.Opening)
                    _upwards.Enqueue((above, from.RuleId, new BruteSighting(member.Event, member.Time, _now, from.ValuesOf(member), IsFiring: true)));
        }
    }

    private List<Told> Finish()
    {
        List<Told> told = [.. _told];
        _told.Clear();
        return told;
    }
}

internal sealed record BruteSighting(SocCoordination.Events.Ecs.EventId Event, long Time, long Arrived, IReadOnlyDictionary<string, string> Values, bool IsFiring);

/// <param name="Told">What is told.</param>
/// <param name="Opening">The completing event of a new firing; else none.</param>
/// <param name="NewlyHeld">Events for which the condition is now known to hold.</param>
internal sealed record BruteChange(Told Told, IReadOnlyList<BruteMember> Opening, IReadOnlyList<BruteMember> NewlyHeld);

internal sealed record BruteFrame(BruteCorrelation Of, string Group, long Due);
