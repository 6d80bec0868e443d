using SocCoordination.Detection.Loading;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>One alert that a case raises.</summary>
internal sealed class TestAlert(Attack opening)
{
    public Rule Rule => opening.Rule;

    /// <summary>The group's values as JSON.</summary>
    public string Group => opening.GroupKey;

    public long Count { get; private set; }

    public DateTimeOffset First { get; private set; } = opening.First;

    public DateTimeOffset Last { get; private set; } = opening.Last;

    /// <summary>What the sentences name and the opening event does not have: <c>user.name</c>.</summary>
    public IEnumerable<string> Unfilled => AttackReading.Paths(Rule).Where(path => path != "count" && opening.Values.GetValueOrDefault(path) is null);

    public bool Takes(Attack attack) => attack.First <= Last + attack.Window && attack.Last >= First - attack.Window;

    public void Add(Attack attack)
    {
        Count += attack.Count;
        First = attack.First < First ? attack.First : First;
        Last = attack.Last > Last ? attack.Last : Last;
    }
}

/// <summary>Counts attacks into alerts as <see cref="AlertBook"/> does, in memory.</summary>
internal sealed class TestAlerts
{
    private readonly List<TestAlert> _all = [];
    private readonly Dictionary<(string Rule, string Group), TestAlert> _newest = [];

    public IReadOnlyList<TestAlert> All => _all;

    public void Enter(Attack attack)
    {
        var key = (attack.Rule.Id, attack.GroupKey);
        if (!_newest.TryGetValue(key, out var alert) || !alert.Takes(attack))
            _all.Add(_newest[key] = alert = new TestAlert(attack));
        alert.Add(attack);
    }
}
