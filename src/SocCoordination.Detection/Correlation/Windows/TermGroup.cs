using System.Globalization;
using SocCoordination.Detection.Correlation.State;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>The values that a group has shown, and when last.</summary>
internal sealed class TermGroup(CorrelationState owner, string key, IReadOnlyList<GroupValue> values, TermLearning learning) : Group(owner, key, values)
{
    private readonly Dictionary<Int128, LinkedListNode<Term>> _terms = [];

    /// <summary>Least recently touched first.</summary>
    private readonly LinkedList<Term> _byTouch = new();

    /// <summary>Events of firings that were told in an earlier life, until the replay meets them.</summary>
    private readonly HashSet<EventId> _toPass = [];

    private List<Term> _untold = [];

    public override int Entries => _terms.Count;

    public override void Take(in Member member, Round round)
    {
        Expire(round.Now - Node.Depth);
        Tally.Counted++;
        var known = Find(member.Value, out var term) && term.LastSeen >= member.Time - Node.Span;
        term.LastSeen = Math.Max(term.LastSeen, member.Time);
        NoteUntold(term, round);
        if (round.IsReplay)
        {
            if (_toPass.Remove(member.Event)) round.PassHeld(this, member);
        }
        else if (!known)
        {
            Tell(term, round);
            if (!learning.IsLearning(round.Now)) Fire(member, round);
        }

        MakeRoom();
    }

    /// <summary>Tells the rows of the values that were seen since.</summary>
    public override void WhenDue(long due, Round round)
    {
        if (round.IsReplay)
        {
            // The earlier life told what was due by then; what it may not have told is told once it is over.
            round.Agenda.Add(this, round.Now + Owner.Options.RowInterval.Ticks);
            return;
        }

        var untold = _untold;
        _untold = [];
        foreach (var term in untold) Tell(term, round);
    }

    public override void Restore(Firing firing)
    {
        if (Node.IsHeldUpwards) _toPass.Add(firing.OpenedBy);
    }

    public override void Restore(CorrelationRow row)
    {
        if (!UInt128.TryParse(row.Term, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)) return;
        Find((Int128)hash, out var term);
        term.LastSeen = term.Told = Math.Max(term.LastSeen, row.At.UtcTicks);
        MakeRoom();
    }

    private bool Find(Int128 value, out Term term)
    {
        if (_terms.TryGetValue(value, out var place))
        {
            _byTouch.Remove(place);
            _byTouch.AddLast(place);
            term = place.Value;
            return true;
        }

        term = new Term(value);
        _terms.Add(value, _byTouch.AddLast(term));
        return false;
    }

    private void NoteUntold(Term term, Round round)
    {
        if (term.Told >= term.LastSeen || term.IsNoted) return;
        term.IsNoted = true;
        if (_untold.Count == 0) round.Agenda.Add(this, round.Now + Owner.Options.RowInterval.Ticks);
        _untold.Add(term);
    }

    private void Tell(Term term, Round round)
    {
        term.IsNoted = false;
        if (term.Told >= term.LastSeen) return;
        term.Told = term.LastSeen;
        round.Keep(new CorrelationRow(Node.RuleId, Values, ((UInt128)term.Value).ToString("x32", CultureInfo.InvariantCulture), Instant.Of(term.LastSeen)));
    }

    private void Fire(Member member, Round round)
    {
        var span = new FiringSpan
        {
            Opening = Opening.Of(this, member),
            Reported = round.Now,
            FirstHot = member.Time,
            LastHot = member.Time,
            FirstEvent = member.Time,
            LastEvent = member.Time,
            Count = 1,
            Figure = 1,
            Changed = round.Now,
        };
        round.Tell(this, new Growth(span, IsNew: true, [], [], []), [member]);
        round.PassOpening(Node, span.Opening);
        round.PassHeld(this, member);
    }

    private void Expire(long before)
    {
        while (_byTouch.First is { } oldest && oldest.Value.LastSeen < before) Drop(oldest);
    }

    private void MakeRoom()
    {
        if (_terms.Count <= Owner.Options.EntriesPerGroup) return;
        Drop(_byTouch.First!);
        Tally.DroppedFromFullGroups++;
    }

    private void Drop(LinkedListNode<Term> oldest)
    {
        _byTouch.Remove(oldest);
        _terms.Remove(oldest.Value.Value);
    }

    private sealed class Term(Int128 value)
    {
        public Int128 Value => value;

        /// <summary>The newest event time.</summary>
        public long LastSeen { get; set; } = long.MinValue;

        /// <summary>What its row says.</summary>
        public long Told { get; set; } = long.MinValue;

        public bool IsNoted { get; set; }
    }
}
