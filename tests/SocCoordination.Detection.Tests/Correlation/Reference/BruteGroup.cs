using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation;

namespace SocCoordination.Detection.Tests.Correlation.Reference;

/// <summary>One group of <see cref="BruteForce"/>: all its members, for ever.</summary>
internal sealed class BruteGroup(CorrelationRule rule, BruteCondition condition, string key, bool isAtOnce)
{
    private readonly List<BruteMember> _members = [];
    private readonly SortedSet<long> _hot = [];
    private readonly List<BruteFiring> _firings = [];
    private long _judgedUntil = long.MinValue;

    private long Span => rule.Timespan.Ticks;

    public IEnumerable<BruteChange> Add(BruteMember member)
    {
        if (rule.Type == CorrelationType.NewTerms) return AddTerm(member);
        if (_members.Exists(other => other.Event == member.Event && other.Kin == member.Kin)) return [];
        // One that comes after its frame was judged is known, and no more.
        _members.Add(member);
        return isAtOnce ? JudgeAll(member) : [];
    }

    public List<BruteMember> NextFrame()
    {
        var open = BruteMember.InTime(_members.Where(member => member.Time > _judgedUntil));
        return open.Count == 0 ? [] : [.. open.Where(member => member.Time <= open[0].Time + Span)];
    }

    public IEnumerable<BruteChange> Judge()
    {
        var frame = NextFrame();
        var before = _judgedUntil;
        _judgedUntil = frame[0].Time + Span;
        if (!condition.Holds(frame)) yield break;
        var last = _firings.LastOrDefault();
        var isNew = last is null || last.Until != before || frame[0].Time - before > Span;
        if (isNew) _firings.Add(last = new BruteFiring(frame[^1]) { Since = frame[0].Time });
        last!.Until = _judgedUntil;
        foreach (var member in frame) last.Events.Add(member);
        var told = Tell(last, isNew, frame, frame[^1].Time, condition.Figure(frame));
        yield return new BruteChange(told, isNew ? [frame[^1]] : [], [frame[^1]]);
    }

    private IEnumerable<BruteChange> AddTerm(BruteMember member)
    {
        var isKnown = _members.Exists(other => other.Text == member.Text && other.Time >= member.Time - Span);
        _members.Add(member);
        if (isKnown) yield break;
        var firing = new BruteFiring(member) { Since = member.Time, Until = member.Time };
        firing.Events.Add(member);
        yield return new BruteChange(Tell(firing, isNew: true, [member], member.Time, 1), [member], [member]);
    }

    private IEnumerable<BruteChange> JudgeAll(BruteMember added)
    {
        foreach (var end in _members.Select(member => member.Time).Distinct())
            if (condition.Holds(Between(end - Span, end)))
                _hot.Add(end);
        foreach (var (first, last) in Stretches())
        {
            var parts = _firings.Where(firing => first <= firing.Since && firing.Until <= last).OrderBy(firing => firing.Since).ToList();
            var isNew = parts.Count == 0;
            var firing = isNew ? new BruteFiring(added.Time == first ? added : Between(first, first)[0]) : parts[0];
            if (isNew) _firings.Add(firing);
            foreach (var part in parts.Skip(1))
            {
                firing.Events.UnionWith(part.Events);
                firing.Held.UnionWith(part.Held);
                _firings.Remove(part);
            }

            (firing.Since, firing.Until) = (first, last);
            var joined = Between(first - Span, last).Where(firing.Events.Add).ToList();
            var held = Between(first, last).Where(firing.Held.Add).ToList();
            if (joined.Count > 0) yield return new BruteChange(Tell(firing, isNew, joined, last, condition.Figure(Between(last - Span, last))), isNew ? [firing.Opening] : [], held);
        }
    }

    /// <summary>The hot times, those no more than a span apart together.</summary>
    private List<(long First, long Last)> Stretches()
    {
        var stretches = new List<(long First, long Last)>();
        foreach (var time in _hot)
            if (stretches.Count > 0 && time - stretches[^1].Last <= Span) stretches[^1] = (stretches[^1].First, time);
            else stretches.Add((time, time));
        return stretches;
    }

    private IReadOnlyList<BruteMember> Between(long from, long to) => BruteMember.InTime(_members.Where(member => from <= member.Time && member.Time <= to));

    private Told Tell(BruteFiring firing, bool isNew, IReadOnlyList<BruteMember> joined, long last, decimal figure) => new(
        rule.Header.Id,
        isNew ? FiringChangeKind.Fired : FiringChangeKind.Continued,
        key,
        firing.Opening.Event.ToString(),
        firing.Since,
        firing.Until,
        firing.Events.Min(member => member.Time),
        last,
        firing.Events.Count,
        string.Join(' ', joined),
        isNew ? figure : null);
}

internal sealed class BruteFiring(BruteMember opening)
{
    public BruteMember Opening => opening;

    public long Since { get; set; }

    public long Until { get; set; }

    public HashSet<BruteMember> Events { get; } = [];

    public HashSet<BruteMember> Held { get; } = [];
}
