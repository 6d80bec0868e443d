using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Detection.Correlation.Windows;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>What one correlation remembers: its groups, those least recently touched first.</summary>
internal sealed class CorrelationState(CorrelationNode node, CorrelationOptions options, Budget budget)
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly LinkedList<Group> _byTouch = new();
    private readonly GroupKey _key = new(Math.Max(1, node.GroupBy.Count));
    private readonly TermLearning? _learning = node.Judgement is NewTermJudgement ? new TermLearning(node, options) : null;

    public CorrelationNode Node => node;

    public CorrelationOptions Options => options;

    public Tally Tally { get; } = new();

    public int Entries { get; private set; }

    public void Take(Slot slot, Incoming incoming, Round round)
    {
        DropIdle(round.Now);
        var isAhead = incoming.Time > incoming.Arrived + options.FutureTolerance.Ticks;
        var time = isAhead ? incoming.Arrived : incoming.Time;
        if (time < incoming.Arrived - node.Reach) Tally.TooLate++;
        else if (!_key.TryRead(incoming.Values, slot.GroupFields)) Tally.WithoutGroup++;
        else if (!TryValue(slot, incoming.Values, out var value)) Tally.WithoutValue++;
        else
        {
            _learning?.Begin(round);
            var counted = Tally.Counted;
            Take(new Member(time, incoming.Event, KinOf(slot, incoming), slot.Index, value, incoming.Arrived, CarriedOf(incoming.Values)), round);
            if (Tally.Counted == counted) return;
            if (isAhead) Tally.FromTheFuture++;
            if (time < incoming.Arrived - node.Span) Tally.Late++;
        }
    }

    /// <summary>Looks at a group that was on the agenda, if it is still there.</summary>
    public void WhenDue(Group group, long due, Round round)
    {
        if (group.Place is null) return;
        var before = group.Entries;
        group.WhenDue(due, round);
        Count(group.Entries - before);
    }

    public void Restore(Firing firing)
    {
        if (TryReadKey(firing.Group)) Touch(firing.Changed.UtcTicks).Restore(firing);
    }

    public void Restore(CorrelationRow row)
    {
        _learning?.Restore(row);
        if (!TryReadKey(row.Group)) return;
        var group = Touch(row.At.UtcTicks);
        var before = group.Entries;
        group.Restore(row);
        Count(group.Entries - before);
        MakeRoom();
    }

    public void FinishReplay(Round round)
    {
        foreach (var group in _byTouch)
        {
            var before = group.Entries;
            group.FinishReplay(round);
            Count(group.Entries - before);
        }
    }

    /// <summary>Forgets groups that nothing can need any more.</summary>
    public void DropIdle(long now)
    {
        while (_byTouch.First is { } oldest && oldest.Value.Touched < now - node.Depth) Drop(oldest.Value);
    }

    /// <summary>Makes room: the group that was least recently touched is forgotten, and counted.</summary>
    public void DropLeastTouched()
    {
        var oldest = _byTouch.First!.Value;
        Tally.DroppedGroups++;
        Tally.DroppedWithGroups += oldest.Entries;
        Drop(oldest);
    }

    public CorrelationStatistics ToStatistics() => new()
    {
        RuleId = node.RuleId,
        Counted = Tally.Counted,
        Late = Tally.Late,
        FromTheFuture = Tally.FromTheFuture,
        Repeated = Tally.Repeated,
        TooLate = Tally.TooLate,
        WithoutGroup = Tally.WithoutGroup,
        WithoutValue = Tally.WithoutValue,
        DroppedFromFullGroups = Tally.DroppedFromFullGroups,
        DroppedGroups = Tally.DroppedGroups,
        DroppedWithGroups = Tally.DroppedWithGroups,
        Groups = _groups.Count,
        Entries = Entries,
        LearningUntil = _learning?.Until,
    };

    private void Take(in Member member, Round round)
    {
        var group = Touch(round.Now);
        var before = group.Entries;
        group.Take(member, round);
        Count(group.Entries - before);
        MakeRoom();
    }

    private void Count(int change)
    {
        Entries += change;
        budget.Held += change;
    }

    private void MakeRoom()
    {
        while (Entries > options.EntriesPerRule) DropLeastTouched();
    }

    // An event that two rules match is one event to those that count events, and one of each to those that ask for rules.
    private int KinOf(Slot slot, in Incoming incoming) => node.TellsRulesApart || incoming.IsFiring ? slot.Index : -1;

    private bool TryValue(Slot slot, IReadOnlyDictionary<string, string> values, out Int128 value)
    {
        value = 0;
        return node.Type switch
        {
            CorrelationType.EventCount or CorrelationType.Temporal or CorrelationType.TemporalOrdered => true,
            CorrelationType.ValueCount or CorrelationType.NewTerms => TermHash.TryRead(values, slot.ValueFields, out value),
            _ => values.TryGetValue(slot.ValueFields[0], out var text) && FixedPoint.TryParse(text, out value),
        };
    }

    private string?[]? CarriedOf(IReadOnlyDictionary<string, string> values) =>
        node.Carried.Count == 0 ? null : [.. node.Carried.Select(field => values.GetValueOrDefault(field))];

    /// <summary>False where the rule has come to group by other fields.</summary>
    private bool TryReadKey(IReadOnlyList<GroupValue> group) =>
        group.Select(part => part.Field).SequenceEqual(node.GroupBy, StringComparer.Ordinal)
        && _key.TryRead(group.ToDictionary(part => part.Field, part => part.Value, StringComparer.Ordinal), node.GroupBy);

    /// <summary>The group of the key that was just read, made if need be, now the most recently touched.</summary>
    private Group Touch(long now)
    {
        if (_groups.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_key.Text, out var group))
        {
            _byTouch.Remove(group.Place!);
        }
        else
        {
            group = NewGroup(_key.Text.ToString(), _key.ToValues(node.GroupBy));
            _groups.Add(group.Key, group);
            group.Place = new LinkedListNode<Group>(group);
        }

        _byTouch.AddLast(group.Place!);
        // A replay meets observations that are older than what the group came back with.
        group.Touched = Math.Max(group.Touched, now);
        return group;
    }

    private Group NewGroup(string key, IReadOnlyList<GroupValue> values) => node.Judgement switch
    {
        LinearJudgement linear => new WindowGroup(this, key, values, new LinearWindow(node, linear.Test)),
        DistinctJudgement distinct => new WindowGroup(this, key, values, new DistinctWindow(node, distinct.Threshold)),
        SequenceJudgement sequence => new WindowGroup(this, key, values, new SequenceWindow(sequence, node.Span)),
        FrameJudgement frame => new FrameGroup(this, key, values, frame),
        _ => new TermGroup(this, key, values, _learning!),
    };

    private void Drop(Group group)
    {
        Count(-group.Entries);
        _groups.Remove(group.Key);
        _byTouch.Remove(group.Place!);
        group.Place = null;
    }
}
