using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Sqlite.Writing;

/// <summary>An event of a waiting batch.</summary>
/// <param name="Batch">Its batch.</param>
/// <param name="Index">Its position there.</param>
/// <param name="Time">Its <c>@timestamp</c>, Unix milliseconds.</param>
/// <param name="Order">Its place among all events of the group.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct PendingEvent(AppendBatch Batch, int Index, long Time, int Order) : IComparable<PendingEvent>
{
    public EcsEvent Event => Batch[Index];

    /// <summary>By time, then by arrival.</summary>
    public int CompareTo(PendingEvent other) => Time != other.Time ? Time.CompareTo(other.Time) : Order.CompareTo(other.Order);

    public static bool operator <(PendingEvent left, PendingEvent right) => left.CompareTo(right) < 0;

    public static bool operator >(PendingEvent left, PendingEvent right) => left.CompareTo(right) > 0;

    public static bool operator <=(PendingEvent left, PendingEvent right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PendingEvent left, PendingEvent right) => left.CompareTo(right) >= 0;
}
