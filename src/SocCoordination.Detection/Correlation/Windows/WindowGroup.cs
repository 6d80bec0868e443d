using SocCoordination.Detection.Correlation.State;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>A group whose condition is judged at once, over the sliding window.</summary>
internal sealed class WindowGroup(CorrelationState owner, string key, IReadOnlyList<GroupValue> values, Window window) : Group(owner, key, values)
{
    private readonly MemberSet _members = new();
    private readonly FiringLedger _firings = new(owner.Node.Span);

    public override int Entries => _members.Count;

    public override void Take(in Member member, Round round)
    {
        Expire(round.Now - Node.Depth);
        if (!_members.Add(member))
        {
            Tally.Repeated++;
            return;
        }

        Tally.Counted++;
        window.Add(member, _members);
        // What a replay finds was told before, and came back as firings.
        if (round.IsReplay) PassOnAgain(member, round);
        else Judge(member, round);
        MakeRoom();
    }

    public override void Restore(Firing firing) => _firings.Restore(FiringSpan.Of(firing));

    private void Judge(in Member member, Round round)
    {
        if (FindGrowth(member, round) is not { } growth) return;
        var joined = round.Gathering;
        Gather(joined, growth.NewlyCovered, member, isIn: true);
        var span = growth.Span;
        span.Count += joined.Count;
        span.FirstEvent = Math.Min(span.FirstEvent, joined[0].Time);
        span.LastEvent = Math.Max(span.LastEvent, joined[^1].Time);
        span.Figure = window.QuickFigureAt(span.LastHot) ?? (growth.IsNew ? FigureAt(span.LastHot) : span.Figure);
        span.Changed = round.Now;
        round.Tell(this, growth, joined);
        if (growth.IsNew) round.PassOpening(Node, span.Opening);
        if (!Node.IsHeldUpwards) return;
        Gather(joined, growth.NewlyHeld, member, span.Holds(member.Time));
        foreach (var each in joined) round.PassHeld(this, each);
    }

    private Growth? FindGrowth(in Member member, Round round)
    {
        if (window.FindHot(member, _members) is { } hot) return _firings.Extend(hot) ?? _firings.Open(Open(hot, member, round.Now));
        return _firings.Covering(member.Time) is { } covering ? Growth.By(covering) : null;
    }

    private FiringSpan Open(Stretch hot, in Member added, long now) => new()
    {
        Opening = Opening.Of(this, added.Time == hot.First ? added : _members.Between(hot.First, hot.First)[0]),
        Reported = now,
        FirstHot = hot.First,
        LastHot = hot.Last,
        FirstEvent = long.MaxValue,
        LastEvent = long.MinValue,
    };

    /// <summary>Fills a list with the members of stretches, and with the new one even where it is in none of them, in time.</summary>
    private void Gather(List<Member> list, Stretch[] stretches, in Member added, bool isIn)
    {
        list.Clear();
        foreach (var each in stretches)
        {
            _members.CopyTo(list, each.First, each.Last);
            isIn &= !each.Holds(added.Time);
        }

        if (!isIn) return;
        list.Add(added);
        if (list.Count > 1) list.Sort(static (one, other) => MemberOrder.Compare(one, other));
    }

    private void PassOnAgain(in Member member, Round round)
    {
        if (Node.IsHeldUpwards && _firings.Holds(member.Time)) round.PassHeld(this, member);
    }

    private decimal FigureAt(long time) => Figures.Of(Node, _members.Between(time - Node.Span, time));

    private void Expire(long before)
    {
        while (_members.Count > 0 && _members.Oldest.Time < before) Drop(_members.Oldest);
        _firings.Forget(before);
    }

    private void MakeRoom()
    {
        if (_members.Count <= Owner.Options.EntriesPerGroup) return;
        Drop(_members.Oldest);
        Tally.DroppedFromFullGroups++;
    }

    private void Drop(in Member oldest)
    {
        _members.Remove(oldest);
        window.Remove(oldest);
    }
}
