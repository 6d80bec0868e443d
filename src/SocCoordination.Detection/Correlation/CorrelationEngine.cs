using System.Diagnostics.CodeAnalysis;
using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Detection.Correlation.State;

namespace SocCoordination.Detection.Correlation;

/// <summary>
/// Says which correlations fire as rules match events. Pure and deterministic; for one thread at a time. What it answers belongs
/// into the transaction that stores the observation; where that transaction fails, <see cref="Restore"/> it from what is stored:
/// there is no other way back, and a restart, a reload of rules and a takeover by another node are the same act.
/// </summary>
public sealed class CorrelationEngine
{
    private readonly CorrelationPlan _plan;
    private Budget _budget;
    private List<CorrelationState> _states;
    private Round _round;

    /// <summary>An engine that has seen nothing yet.</summary>
    public CorrelationEngine(CorrelationPlan plan)
    {
        _plan = plan;
        Forget();
    }

    public CorrelationPlan Plan => _plan;

    /// <summary>Takes in one observation. Call in the order of arrival, with what the durable log holds and nothing else.</summary>
    public CorrelationOutput Observe(Observation observation)
    {
        Take(observation);
        return _round.Finish();
    }

    /// <summary>
    /// Lets time pass where nothing is observed: conditions whose time frame is over are judged. Call every few seconds, with the
    /// service's clock; how often changes nothing but how soon they are told.
    /// </summary>
    public CorrelationOutput Advance(DateTimeOffset now)
    {
        MoveClock(now.UtcTicks);
        foreach (var state in _states) state.DropIdle(_round.Now);
        return _round.Finish();
    }

    /// <summary>
    /// Begins anew from what earlier lives told and logged, so that everything told from now on is as if there had been no break.
    /// Nothing is told again. Rules may have changed: what does not fit them any more is left out.
    /// </summary>
    /// <param name="firings">The newest state of each firing.</param>
    /// <param name="rows">The newest of each row.</param>
    /// <param name="log">The observations in the order in which they were observed; as far back as <see cref="Horizon"/> asks, or as the firings and rows go.</param>
    public void Restore(IEnumerable<Firing> firings, IEnumerable<CorrelationRow> rows, IEnumerable<Observation> log)
    {
        Forget();
        _round.IsReplay = true;
        var states = _states.ToDictionary(state => state.Node.RuleId, StringComparer.Ordinal);
        var told = firings.Where(firing => states.ContainsKey(firing.RuleId)).OrderBy(firing => firing.Changed).ToList();
        foreach (var row in rows.OrderBy(row => row.At))
            if (states.TryGetValue(row.RuleId, out var state))
                state.Restore(row);
        foreach (var firing in told) states[firing.RuleId].Restore(firing);
        Replay(log, new Queue<Firing>(told.OrderBy(firing => firing.Reported)), states);
        _round.IsReplay = false;
        foreach (var state in _states) state.FinishReplay(_round);
    }

    /// <summary>
    /// The log's observations of a rule that arrived before this instant, and a correlation's firings and rows of before it, are
    /// needed no more. Counted from the engine's own clock, which is the last observation or <see cref="Advance"/>. Prune the
    /// log no later than the rows.
    /// </summary>
    public DateTimeOffset Horizon(string ruleId)
    {
        // A row speaks of event time, and must outlive the observations that it speaks of, which arrive up to the reach later.
        var own = _states.Where(state => state.Node.RuleId == ruleId).Select(state => Math.Max(state.Node.Depth, state.Node.Need) + state.Node.Reach);
        var above = _plan.FeedsOf(ruleId).Select(feed => feed.Node.Need);
        var needed = own.Concat(above).DefaultIfEmpty(0).Max();
        return Instant.Of(_round.Now - needed);
    }

    /// <summary>What each correlation took, left out and dropped.</summary>
    public IReadOnlyList<CorrelationStatistics> Statistics() => [.. _states.Select(state => state.ToStatistics())];

    [MemberNotNull(nameof(_budget), nameof(_states), nameof(_round))]
    private void Forget()
    {
        _budget = new Budget();
        _states = [.. _plan.Nodes.Select(node => new CorrelationState(node, _plan.Options, _budget))];
        _round = new Round(_plan.Options);
    }

    private void Replay(IEnumerable<Observation> log, Queue<Firing> told, Dictionary<string, CorrelationState> states)
    {
        foreach (var observation in log)
        {
            while (told.TryPeek(out var next) && next.Reported < observation.Arrived) PassAgain(told.Dequeue(), states);
            Take(observation);
        }

        while (told.TryDequeue(out var rest)) PassAgain(rest, states);
    }

    /// <summary>Correlations that count firings get those that were told.</summary>
    private void PassAgain(Firing firing, Dictionary<string, CorrelationState> states)
    {
        MoveClock(firing.Reported.UtcTicks);
        _round.PassOpening(states[firing.RuleId].Node, new Opening(firing.OpenedBy, firing.OpenedAt.UtcTicks, firing.OpenedByRule, firing.Values));
        WorkUpwards();
    }

    private void Take(Observation observation)
    {
        MoveClock(observation.Arrived.UtcTicks);
        var incoming = new Incoming(observation.EventId, observation.EventTime.UtcTicks, observation.Arrived.UtcTicks, observation.Values, IsFiring: false);
        foreach (var feed in _plan.FeedsOf(observation.RuleId)) Take(feed, incoming);
        WorkUpwards();
    }

    private void Take(Feed feed, in Incoming incoming)
    {
        _states[feed.Node.Index].Take(feed.Slot, incoming, _round);
        MakeRoom();
    }

    /// <summary>What fired is an observation for the correlations over it.</summary>
    private void WorkUpwards()
    {
        while (_round.TryTakeUpwards(out var feed, out var incoming)) Take(feed, incoming);
    }

    /// <summary>Moves the clock to an instant, stopping at each that is on the agenda, so that it does not matter how often it moves.</summary>
    private void MoveClock(long to)
    {
        // Back only where it was wrong by more than arrivals are ever out of order.
        if (to < _round.Now - _plan.Options.FutureTolerance.Ticks) _round.Now = to;
        while (_round.Agenda.TryTake(to, out var group, out var due))
        {
            _round.Now = Math.Max(_round.Now, due);
            group.Owner.WhenDue(group, due, _round);
            WorkUpwards();
        }

        _round.Now = Math.Max(_round.Now, to);
    }

    /// <summary>While all rules together hold too much, the one that holds most gives way, so that a flood on one rule costs the others nothing.</summary>
    private void MakeRoom()
    {
        while (_budget.Held > _plan.Options.Entries) _states.MaxBy(state => state.Entries)!.DropLeastTouched();
    }
}
