using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>The members of one group in event time, each event once.</summary>
internal sealed class MemberSet
{
    /// <summary>Up to here looking through is cheaper than a table, and most groups stay below.</summary>
    private const int Few = 8;

    private readonly SortedSet<Member> _inTime = new(MemberOrder.Instance);
    private HashSet<Identity>? _known;

    public int Count => _inTime.Count;

    /// <summary>Only where there is one.</summary>
    public Member Oldest => _inTime.Min;

    public IEnumerable<Member> All => _inTime;

    /// <summary>False where the event has counted, whatever time it had then.</summary>
    public bool Add(in Member member)
    {
        if (Knows(member)) return false;
        _inTime.Add(member);
        if (_known is not null) _known.Add(Identity.Of(member));
        else if (_inTime.Count > Few) _known = [.. _inTime.Select(known => Identity.Of(known))];
        return true;
    }

    public void Remove(in Member member)
    {
        _inTime.Remove(member);
        _known?.Remove(Identity.Of(member));
    }

    /// <summary>The members of a stretch of time, both ends included, in order.</summary>
    public IEnumerable<Member> Between(long from, long to) =>
        from > to ? [] : _inTime.GetViewBetween(Member.FirstAt(from), Member.LastAt(to));

    /// <summary>The first of them; false where there is none.</summary>
    public bool TryFirst(long from, long to, out Member first) => (first = from > to ? default : _inTime.GetViewBetween(Member.FirstAt(from), Member.LastAt(to)).Min).Arrived != 0;

    /// <summary>The last of them; false where there is none.</summary>
    public bool TryLast(long from, long to, out Member last) => (last = from > to ? default : _inTime.GetViewBetween(Member.FirstAt(from), Member.LastAt(to)).Max).Arrived != 0;

    private bool Knows(in Member member)
    {
        var identity = Identity.Of(member);
        if (_known is not null) return _known.Contains(identity);
        foreach (var other in _inTime)
            if (Identity.Of(other) == identity)
                return true;
        return false;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Identity(EventId Event, int Kin)
    {
        public static Identity Of(in Member member) => new(member.Event, member.Kin);
    }
}
