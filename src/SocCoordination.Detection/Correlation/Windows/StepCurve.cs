using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>
/// A figure over event time that changes in steps, and where it is high enough at the time of an event. An observation raises it
/// for as long as windows hold it, so the figure of the window that ends at t is the curve's height at t, whatever the order of
/// arrival. A treap by time whose nodes know the sum of the steps below them and the greatest height at an event: each call
/// takes O(log n), n the number of distinct times.
/// </summary>
internal sealed class StepCurve
{
    /// <summary>Lower than any height, with room to add to.</summary>
    private static readonly Int128 s_nowhere = -(Int128.One << 124);

    // Chosen anew by each process, so that nobody can send times that make the tree a list.
    private static readonly ulong s_seed = unchecked((ulong)Random.Shared.NextInt64());

    // The first stands for "none".
    private Node[] _nodes = [new Node { Highest = s_nowhere }, default, default, default];
    private int _root;
    private int _used = 1;
    private int _free;

    /// <summary>
    /// Adds <paramref name="weight"/> at every time from <paramref name="from"/> to <paramref name="to"/>, both included, and
    /// says that at the first there are so many events more.
    /// </summary>
    public void Raise(long from, long to, Int128 weight, int events)
    {
        Change(from, weight, events);
        if (weight != 0) Change(to + 1, -weight, 0);
    }

    /// <summary>Says that there is one event more, or one less, at a time.</summary>
    public void CountEvent(long time, int count) => Change(time, 0, count);

    public Int128 HeightAt(long time)
    {
        Int128 height = 0;
        for (var at = _root; at != 0;)
        {
            ref var node = ref _nodes[at];
            if (node.Time > time)
            {
                at = node.Left;
                continue;
            }

            height += _nodes[node.Left].Sum + node.Step;
            at = node.Right;
        }

        return height;
    }

    /// <summary>The first event time in a stretch, both ends included, at which the height is at least <paramref name="least"/>.</summary>
    public long? FirstReaching(long from, long to, Int128 least) => First(_root, 0, from, to, least);

    /// <summary>The last such time.</summary>
    public long? LastReaching(long from, long to, Int128 least) => Last(_root, 0, from, to, least);

    private long? First(int at, Int128 before, long from, long to, Int128 least)
    {
        while (at != 0)
        {
            ref var node = ref _nodes[at];
            if (before + node.Highest < least) return null;
            if (node.Time > from && First(node.Left, before, from, to, least) is { } earlier) return earlier;
            var height = before + _nodes[node.Left].Sum + node.Step;
            if (node.Events > 0 && node.Time >= from && node.Time <= to && height >= least) return node.Time;
            if (node.Time >= to) return null;
            before = height;
            at = node.Right;
        }

        return null;
    }

    private long? Last(int at, Int128 before, long from, long to, Int128 least)
    {
        while (at != 0)
        {
            ref var node = ref _nodes[at];
            if (before + node.Highest < least) return null;
            var height = before + _nodes[node.Left].Sum + node.Step;
            if (node.Time < to && Last(node.Right, height, from, to, least) is { } later) return later;
            if (node.Events > 0 && node.Time >= from && node.Time <= to && height >= least) return node.Time;
            if (node.Time <= from) return null;
            at = node.Left;
        }

        return null;
    }

    private void Change(long time, Int128 step, int events)
    {
        // Before the walk: growing would leave references to nodes behind.
        if (_free == 0 && _used == _nodes.Length) Array.Resize(ref _nodes, 2 * _nodes.Length);
        _root = Change(_root, time, step, events);
    }

    private int Change(int at, long time, Int128 step, int events)
    {
        if (at == 0) return Take(time, step, events);
        ref var node = ref _nodes[at];
        if (time == node.Time)
        {
            node.Step += step;
            node.Events += events;
            if (node.Step == 0 && node.Events == 0) return Remove(at);
        }
        else if (time < node.Time)
        {
            node.Left = Change(node.Left, time, step, events);
            if (_nodes[node.Left].Rank > node.Rank) return TurnRight(at);
        }
        else
        {
            node.Right = Change(node.Right, time, step, events);
            if (_nodes[node.Right].Rank > node.Rank) return TurnLeft(at);
        }

        Sum(ref node);
        return at;
    }

    private int TurnRight(int at)
    {
        var left = _nodes[at].Left;
        _nodes[at].Left = _nodes[left].Right;
        _nodes[left].Right = at;
        Sum(ref _nodes[at]);
        Sum(ref _nodes[left]);
        return left;
    }

    private int TurnLeft(int at)
    {
        var right = _nodes[at].Right;
        _nodes[at].Right = _nodes[right].Left;
        _nodes[right].Left = at;
        Sum(ref _nodes[at]);
        Sum(ref _nodes[right]);
        return right;
    }

    private int Join(int left, int right)
    {
        if (left == 0) return right;
        if (right == 0) return left;
        if (_nodes[left].Rank > _nodes[right].Rank)
        {
            _nodes[left].Right = Join(_nodes[left].Right, right);
            Sum(ref _nodes[left]);
            return left;
        }

        _nodes[right].Left = Join(left, _nodes[right].Left);
        Sum(ref _nodes[right]);
        return right;
    }

    private int Take(long time, Int128 step, int events)
    {
        if (step == 0 && events == 0) return 0;
        var at = _free == 0 ? _used++ : _free;
        ref var node = ref _nodes[at];
        _free = at == _free ? node.Right : _free;
        node = new Node { Time = time, Step = step, Events = events, Rank = RankOf(time) };
        Sum(ref node);
        return at;
    }

    private int Remove(int at)
    {
        var rest = Join(_nodes[at].Left, _nodes[at].Right);
        _nodes[at] = new Node { Right = _free };
        _free = at;
        return rest;
    }

    private void Sum(ref Node node)
    {
        var height = _nodes[node.Left].Sum + node.Step;
        var highestFromHere = height + _nodes[node.Right].Highest;
        if (node.Events > 0) highestFromHere = Int128.Max(highestFromHere, height);
        node.Highest = Int128.Max(_nodes[node.Left].Highest, highestFromHere);
        node.Sum = height + _nodes[node.Right].Sum;
    }

    private static uint RankOf(long time)
    {
        var mixed = unchecked(((ulong)time ^ s_seed) * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93);
        // 0 is the rank of no node.
        return (uint)(mixed >> 32) | 1;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        public Int128 Step;
        public Int128 Sum;
        public Int128 Highest;
        public long Time;
        public int Events;
        public int Left;
        public int Right;
        public uint Rank;
    }
}
