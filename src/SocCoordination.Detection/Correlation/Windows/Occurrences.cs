using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>When each term, a value or a rule, occurred in a group.</summary>
internal sealed class Occurrences
{
    private readonly SortedSet<Occurrence> _inOrder = new(OccurrenceOrder.Instance);

    public void Add(Int128 term, in Member member) => _inOrder.Add(Of(term, member));

    public void Remove(Int128 term, in Member member) => _inOrder.Remove(Of(term, member));

    /// <summary>The newest occurrence at or before a time.</summary>
    public long? Before(Int128 term, long time)
    {
        var found = _inOrder.GetViewBetween(new(term, long.MinValue, default, int.MinValue), new(term, time, new EventId(UInt128.MaxValue), int.MaxValue)).Max;
        return found.IsNone ? null : found.Time;
    }

    /// <summary>The first occurrence at or after a time.</summary>
    public long? After(Int128 term, long time)
    {
        var found = _inOrder.GetViewBetween(new(term, time, default, int.MinValue), new(term, long.MaxValue, new EventId(UInt128.MaxValue), int.MaxValue)).Min;
        return found.IsNone ? null : found.Time;
    }

    private static Occurrence Of(Int128 term, in Member member) => new(term, member.Time, member.Event, member.Kin);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Occurrence(Int128 Term, long Time, EventId Event, int Kin)
    {
        // What a set answers when it is empty; no event is older than the calendar's first tick.
        public bool IsNone => Time == 0;
    }

    private sealed class OccurrenceOrder : IComparer<Occurrence>
    {
        public static OccurrenceOrder Instance { get; } = new();

        public int Compare(Occurrence x, Occurrence y)
        {
            var order = x.Term.CompareTo(y.Term);
            if (order == 0) order = x.Time.CompareTo(y.Time);
            if (order == 0) order = x.Event.CompareTo(y.Event);
            return order == 0 ? x.Kin.CompareTo(y.Kin) : order;
        }
    }
}
