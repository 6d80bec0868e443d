using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>An observation that counts in a group.</summary>
/// <param name="Time">UTC ticks.</param>
/// <param name="Event">Which event.</param>
/// <param name="Kin">With the event tells members apart: a slot where each rule counts on its own, else -1.</param>
/// <param name="Slot">The slot of the rule that was observed.</param>
/// <param name="Value">A number in <see cref="Planning.FixedPoint"/> or a <see cref="State.TermHash"/>, as the type asks.</param>
/// <param name="Arrived">UTC ticks.</param>
/// <param name="Carried">The values that correlations further up need, in the order of the node's list.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Member(long Time, EventId Event, int Kin, int Slot, Int128 Value, long Arrived, string?[]? Carried)
{
    /// <summary>Before every member of this time.</summary>
    public static Member FirstAt(long time) => new(time, default, int.MinValue, 0, 0, 0, null);

    /// <summary>After every member of this time.</summary>
    public static Member LastAt(long time) => new(time, new EventId(UInt128.MaxValue), int.MaxValue, 0, 0, 0, null);
}

/// <summary>By time, then by event, so that the order does not depend on arrival.</summary>
internal readonly struct MemberOrder : IOrder<Member>
{
    public static int Compare(in Member x, in Member y)
    {
        if (x.Time != y.Time) return x.Time < y.Time ? -1 : 1;
        var order = x.Event.CompareTo(y.Event);
        return order == 0 ? x.Kin.CompareTo(y.Kin) : order;
    }
}
