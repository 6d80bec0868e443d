using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>Groups that are to be looked at when the clock reaches an instant, whether or not anything is observed.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Group, Entry> _entries = new(new EntryOrder());

    public void Add(Group group, long due) => _entries.Enqueue(group, new Entry(due, group.Node.Index, group.Key));

    /// <summary>The next group that is due by an instant, and when it was.</summary>
    public bool TryTake(long until, out Group group, out long due)
    {
        group = null!;
        due = 0;
        if (!_entries.TryPeek(out var first, out var entry) || entry.Due > until) return false;
        _entries.Dequeue();
        (group, due) = (first, entry.Due);
        return true;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long Due, int Node, string Key);

    /// <summary>By instant; at the same one in an order that does not depend on history.</summary>
    private sealed class EntryOrder : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            var order = x.Due.CompareTo(y.Due);
            if (order == 0) order = x.Node.CompareTo(y.Node);
            return order == 0 ? string.CompareOrdinal(x.Key, y.Key) : order;
        }
    }
}
