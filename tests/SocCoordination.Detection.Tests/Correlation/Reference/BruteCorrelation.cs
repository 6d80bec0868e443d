using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Tests.Correlation.Reference;

/// <summary>One correlation of <see cref="BruteForce"/>.</summary>
internal sealed class BruteCorrelation
{
    private readonly CorrelationRule _rule;
    private readonly CorrelationOptions _options;
    private readonly BruteCondition _condition;
    private readonly List<string> _ruleIds;
    private readonly Dictionary<string, BruteGroup> _groups = [];
    private readonly long _reach;
    private long _settledAnew;

    public BruteCorrelation(CorrelationRule rule, RuleSet rules, CorrelationOptions options, IReadOnlyList<BruteCorrelation> below)
    {
        _rule = rule;
        _options = options;
        _condition = new BruteCondition(rule);
        _ruleIds = [.. rule.Rules.Select(reference => rules.Find(reference.IdOrName)!.Id)];
        _reach = below.Where(RefersTo).Select(each => each._reach + (each.IsAtOnce ? 0 : each.Span + options.Settling.Ticks)).Append(Span + options.Lateness.Ticks).Max();
    }

    public string RuleId => _rule.Header.Id;

    public long Span => _rule.Timespan.Ticks;

    public bool IsAtOnce => _rule.Type == CorrelationType.NewTerms || _condition.IsFinal;

    public bool AsksForPresence => _rule.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered or CorrelationType.ValueCount or CorrelationType.NewTerms;

    public bool RefersTo(BruteCorrelation other) => _ruleIds.Contains(other.RuleId);

    public IEnumerable<BruteChange> Observe(string ruleId, BruteSighting sighting)
    {
        if (!_ruleIds.Contains(ruleId)) return [];
        var time = sighting.Time > sighting.Arrived + _options.FutureTolerance.Ticks ? sighting.Arrived : sighting.Time;
        var slot = _ruleIds.IndexOf(ruleId);
        if (time < sighting.Arrived - _reach || ValuesOf(_rule.GroupBy, slot, sighting.Values) is not { } key || ValuesOf(_rule.ValueFields, slot, sighting.Values) is not { } value) return [];
        decimal number = 0;
        if (_rule.Type is CorrelationType.ValueSum or CorrelationType.ValueAvg or CorrelationType.ValuePercentile or CorrelationType.ValueMedian && !decimal.TryParse(value, out number)) return [];
        var kin = sighting.IsFiring || _rule.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered ? slot : -1;
        return GroupOf(key).Add(new BruteMember(time, sighting.Event, kin, slot, ruleId, value, number, sighting.Arrived, sighting.Values));
    }

    public void SettleAnew(long now) => _settledAnew = now;

    public IEnumerable<BruteFrame> Frames() =>
        IsAtOnce ? [] : _groups.SelectMany(entry => entry.Value.NextFrame() is { Count: > 0 } frame ? new[] { new BruteFrame(this, entry.Key, Math.Max(frame[0].Time + Span, Math.Max(_settledAnew, frame.Max(member => member.Arrived))) + _options.Settling.Ticks) } : []);

    public IEnumerable<BruteChange> Judge(BruteFrame frame) => _groups[frame.Group].Judge();

    public IReadOnlyDictionary<string, string> ValuesOf(BruteMember member)
    {
        var values = new Dictionary<string, string>(member.Values);
        for (var i = 0; i < _rule.GroupBy.Count; i++) values[_rule.GroupBy[i]] = member.Values[FieldOf(_rule.GroupBy[i], member.Slot)].ToLowerInvariant();
        return values;
    }

    private BruteGroup GroupOf(string key)
    {
        if (!_groups.TryGetValue(key, out var group)) _groups[key] = group = new BruteGroup(_rule, _condition, key, IsAtOnce);
        return group;
    }

    private string? ValuesOf(IReadOnlyList<string> names, int slot, IReadOnlyDictionary<string, string> values)
    {
        var found = names.Select(name => values.GetValueOrDefault(FieldOf(name, slot))?.ToLowerInvariant()).ToList();
        return found.Contains(null) ? null : string.Join('|', found);
    }

    private string FieldOf(string name, int slot) =>
        _rule.Aliases.FirstOrDefault(alias => alias.Name == name)?.Fields[_rule.Rules[slot].IdOrName] ?? name;
}
