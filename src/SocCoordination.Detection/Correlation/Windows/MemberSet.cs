using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>The members of one group in event time, each event once.</summary>
internal sealed class MemberSet
{
    /// <summary>The first 48 of an event id's 128 bits are its own time.</summary>
    private const int OwnTimeShift = 80;

    private readonly SortedChunks<Member, MemberOrder> _inTime = new();

    /// <summary>Those that do not stand at their event's own time, because it has none or its clock is ahead: the same event can come again with another.</summary>
    private HashSet<Identity>? _elsewhere;

    public int Count => _inTime.Count;

    /// <summary>Only where there is one.</summary>
    public Member Oldest => _inTime.First;

    /// <summary>False where the event has counted, whatever time it had then.</summary>
    public bool Add(in Member member)
    {
        if (_elsewhere is not null && _elsewhere.Contains(Identity.Of(member))) return false;
        if (!_inTime.Add(member)) return false;
        if (!IsAtItsOwnTime(member)) (_elsewhere ??= []).Add(Identity.Of(member));
        return true;
    }

    public void Remove(in Member member)
    {
        _inTime.Remove(member);
        _elsewhere?.Remove(Identity.Of(member));
    }

    /// <summary>The members of a stretch of time, both ends included, in order.</summary>
    public List<Member> Between(long from, long to)
    {
        var between = new List<Member>();
        CopyTo(between, from, to);
        return between;
    }

    public List<Member> All() => Between(long.MinValue, long.MaxValue);

    public void CopyTo(List<Member> list, long from, long to) => _inTime.CopyTo(list, Member.FirstAt(from), Member.LastAt(to));

    /// <summary>The first member of a stretch of time; false where there is none.</summary>
    public bool TryFirst(long from, long to, out Member first) => _inTime.TryAtOrAfter(Member.FirstAt(from), out first) && first.Time <= to;

    /// <summary>The last member of a stretch of time; false where there is none.</summary>
    public bool TryLast(long from, long to, out Member last) => _inTime.TryAtOrBefore(Member.LastAt(to), out last) && last.Time >= from;

    private static bool IsAtItsOwnTime(in Member member) =>
        (long)(ulong)(member.Event.Value >> OwnTimeShift) == (member.Time - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Identity(EventId Event, int Kin)
    {
        public static Identity Of(in Member member) => new(member.Event, member.Kin);
    }
}
