using SocCoordination.Detection.Correlation;

namespace SocCoordination.Detection.Tests.Correlation.Support;

/// <summary>Does what the service does for the engine: logs, stores what it tells, prunes by its horizon, restores.</summary>
internal sealed class Keeper(CorrelationPlan plan)
{
    private readonly List<Observation> _log = [];
    private readonly Dictionary<(string, string, string), Firing> _firings = [];
    private readonly Dictionary<(string, string, string), CorrelationRow> _rows = [];

    public CorrelationEngine Engine { get; private set; } = new(plan);

    public int Logged => _log.Count;

    public int Rows => _rows.Count;

    public CorrelationOutput Observe(Observation observation)
    {
        _log.Add(observation);
        return Store(Engine.Observe(observation));
    }

    public CorrelationOutput Advance(DateTimeOffset now) => Store(Engine.Advance(now));

    /// <summary>A new life from what is stored, after everything that is needed no more is gone.</summary>
    public void Restart(CorrelationPlan? changed = null)
    {
        Prune();
        Engine = new CorrelationEngine(changed ?? plan);
        // Whatever order the tables give.
        Engine.Restore(_firings.Values.OrderBy(firing => firing.OpenedBy), _rows.Values.OrderByDescending(row => row.Term, StringComparer.Ordinal), _log);
    }

    public void Prune()
    {
        _log.RemoveAll(observation => observation.Arrived < Engine.Horizon(observation.RuleId));
        foreach (var (key, firing) in _firings)
            if (firing.Changed < Engine.Horizon(firing.RuleId))
                _firings.Remove(key);
        foreach (var (key, row) in _rows)
            if (row.At < Engine.Horizon(row.RuleId))
                _rows.Remove(key);
    }

    private CorrelationOutput Store(CorrelationOutput output)
    {
        foreach (var change in output.Changes) _firings[(change.Firing.RuleId, KeyOf(change.Firing.Group), change.Firing.OpenedBy.ToString())] = change.Firing;
        foreach (var row in output.Rows) _rows[(row.RuleId, KeyOf(row.Group), row.Term)] = row;
        return output;
    }

    private static string KeyOf(IReadOnlyList<GroupValue> group) => string.Join('|', group);
}
