using System.Globalization;
using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Detection.Correlation.State;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>
/// A group whose condition is judged when its time frame is over. A frame begins with the first event after the last frame;
/// frames that hold one after the other, no more than a time span apart, are one firing.
/// </summary>
internal sealed class FrameGroup(CorrelationState owner, string key, IReadOnlyList<GroupValue> values, FrameJudgement judgement) : Group(owner, key, values)
{
    private const string JudgedTerm = "judged";
    private const string HeldTerm = "held:";

    /// <summary>Those that were judged or came too late as well, so that an event that comes again is known.</summary>
    private readonly MemberSet _members = new();

    /// <summary>Events of firings that were told in an earlier life, until the replay meets them.</summary>
    private readonly HashSet<EventId> _toPass = [];

    private long _judgedUntil = long.MinValue;
    private long _restoredAt = long.MinValue / 2;
    private long? _plannedFor;
    private long _lookAt;
    private bool _hasOverflowed;
    private FiringSpan? _firing;

    public override int Entries => _members.Count;

    public override void Take(in Member member, Round round)
    {
        Expire(round.Now - Node.Depth);
        if (!HasRoom())
        {
            // A frame is judged by what it lacks: without knowing all of it, nothing may be said.
            _hasOverflowed = true;
            Tally.DroppedFromFullGroups++;
        }
        else if (!_members.Add(member))
        {
            Tally.Repeated++;
        }
        else if (member.Time <= _judgedUntil && !round.IsReplay)
        {
            Tally.TooLate++;
        }
        else
        {
            Tally.Counted++;
            if (_toPass.Remove(member.Event)) round.PassHeld(this, member);
            Plan(round);
        }
    }

    public override void WhenDue(long due, Round round)
    {
        // Another than the last one entered: an event that came late made the frame begin and end earlier.
        if (due != _lookAt || !TryNext(out var first)) return;
        var frame = _members.Between(first.Time, first.Time + Node.Span);
        // The frame is over, but its last event may have arrived later, and others may come with it.
        var settled = Math.Max(_restoredAt, frame.Max(member => member.Arrived)) + Owner.Options.Settling.Ticks;
        if (settled > round.Now)
        {
            LookAt(settled, round);
            return;
        }

        Judge(frame, round);
        Plan(round);
    }

    public override void Restore(Firing firing)
    {
        if (_firing is null || _firing.LastHot < firing.Until.UtcTicks) _firing = FiringSpan.Of(firing);
        if (Node.IsHeldUpwards) _toPass.Add(firing.OpenedBy);
    }

    public override void Restore(CorrelationRow row)
    {
        if (row.Term == JudgedTerm) _judgedUntil = Math.Max(_judgedUntil, row.At.UtcTicks);
        else if (row.Term.StartsWith(HeldTerm, StringComparison.Ordinal) && EventId.TryParse(row.Term[HeldTerm.Length..], out var held)) _toPass.Add(held);
    }

    public override void FinishReplay(Round round)
    {
        Expire(round.Now - Node.Depth);
        // When a firing was told is not in the log: it settles anew.
        if (Node.Slots.Any(slot => slot.Child is not null)) _restoredAt = round.Now;
        Plan(round);
    }

    /// <summary>The first member of the next frame to judge.</summary>
    private bool TryNext(out Member first) => _members.TryFirst(_judgedUntil + 1, long.MaxValue, out first);

    private void Plan(Round round)
    {
        // In a replay, the frames that were judged are known by their row; the others are judged when it is over.
        if (round.IsReplay || !TryNext(out var first) || first.Time == _plannedFor) return;
        _plannedFor = first.Time;
        LookAt(first.Time + Node.Span + Owner.Options.Settling.Ticks, round);
    }

    private void LookAt(long due, Round round)
    {
        _lookAt = due;
        round.Agenda.Add(this, due);
    }

    private void Judge(List<Member> frame, Round round)
    {
        var end = frame[0].Time + Node.Span;
        if (!_hasOverflowed && Holds(frame)) Fire(frame, end, round);
        round.Keep(new CorrelationRow(Node.RuleId, Values, JudgedTerm, Instant.Of(end)));
        _judgedUntil = end;
        _hasOverflowed = false;
    }

    private bool Holds(List<Member> frame)
    {
        if (judgement.Bounds is { } bounds) return bounds.Hold(Figures.Of(Node, frame));
        var seen = frame.Aggregate(0UL, (slots, member) => slots | (1UL << member.Slot));
        return judgement.Alternatives.Any(one => one.Allows(seen) && (!judgement.Ordered || Figures.AreInOrder(frame, one.PresentSlots)));
    }

    private void Fire(List<Member> frame, long end, Round round)
    {
        var newest = frame[^1];
        var goesOn = _firing is { } before && before.LastHot == _judgedUntil && frame[0].Time - before.LastHot <= Node.Span;
        if (!goesOn) _firing = Open(frame, round.Now);
        var firing = _firing!;
        firing.LastHot = end;
        firing.LastEvent = newest.Time;
        firing.Count += frame.Count;
        firing.Figure = Figures.Of(Node, frame);
        firing.Changed = round.Now;
        round.Tell(this, new Growth(firing, !goesOn, [], [], []), frame);
        if (!goesOn) round.PassOpening(Node, firing.Opening);
        else if (Node.IsHeldUpwards) round.Keep(new CorrelationRow(Node.RuleId, Values, string.Create(CultureInfo.InvariantCulture, $"{HeldTerm}{newest.Event}"), Instant.Of(newest.Time)));
        round.PassHeld(this, newest);
    }

    private FiringSpan Open(List<Member> frame, long now) => new()
    {
        Opening = Opening.Of(this, frame[^1]),
        Reported = now,
        FirstHot = frame[0].Time,
        LastHot = frame[0].Time,
        FirstEvent = frame[0].Time,
        LastEvent = frame[^1].Time,
    };

    private bool HasRoom()
    {
        if (_members.Count < Owner.Options.EntriesPerGroup) return true;
        if (_members.Oldest.Time > _judgedUntil) return false;
        _members.Remove(_members.Oldest);
        return true;
    }

    private void Expire(long before)
    {
        while (_members.Count > 0 && _members.Oldest.Time < before) _members.Remove(_members.Oldest);
    }
}
