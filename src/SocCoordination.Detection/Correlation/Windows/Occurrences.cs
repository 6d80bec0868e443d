using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>When each term, a value or a rule, occurred in a group.</summary>
internal sealed class Occurrences
{
    private readonly SortedChunks<Occurrence, OccurrenceOrder> _inOrder = new();

    public void Add(Int128 term, in Member member) => _inOrder.Add(Of(term, member));

    public void Remove(Int128 term, in Member member) => _inOrder.Remove(Of(term, member));

    /// <summary>The newest occurrence at or before a time.</summary>
    public long? Before(Int128 term, long time) =>
        _inOrder.TryAtOrBefore(new(term, time, new EventId(UInt128.MaxValue), int.MaxValue), out var found) && found.Term == term ? found.Time : null;

    /// <summary>The first occurrence at or after a time.</summary>
    public long? After(Int128 term, long time) =>
        _inOrder.TryAtOrAfter(new(term, time, default, int.MinValue), out var found) && found.Term == term ? found.Time : null;

    private static Occurrence Of(Int128 term, in Member member) => new(term, member.Time, member.Event, member.Kin);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Occurrence(Int128 Term, long Time, EventId Event, int Kin);

    private readonly struct OccurrenceOrder : IOrder<Occurrence>
    {
        public static int Compare(in Occurrence x, in Occurrence y)
        {
            var order = x.Term.CompareTo(y.Term);
            if (order == 0) order = x.Time.CompareTo(y.Time);
            if (order == 0) order = x.Event.CompareTo(y.Event);
            return order == 0 ? x.Kin.CompareTo(y.Kin) : order;
        }
    }
}
