using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>
/// A sorted set in chunks of one array each: dense where groups hold one item, quick where they hold thousands. Finding takes
/// O(log n); adding and removing move at most a chunk's items, and none at either end.
/// </summary>
/// <typeparam name="T">The items; no two are equal in the order.</typeparam>
/// <typeparam name="TOrder">Their order.</typeparam>
internal sealed class SortedChunks<T, TOrder>
    where TOrder : struct, IOrder<T>
{
    private const int Largest = 64;

    private Chunk[] _chunks = [];
    private int _used;

    public int Count { get; private set; }

    /// <summary>Only where there is one.</summary>
    public T First => _chunks[0][0];

    public bool Contains(in T item) => Find(item, out _, out _);

    /// <summary>False where it is there already.</summary>
    public bool Add(in T item)
    {
        if (Find(item, out var chunk, out var at)) return false;
        if (_used == 0) Open(chunk, new Chunk(new T[1]));
        else if (_chunks[chunk].Count == Largest) (chunk, at) = MakeRoom(chunk, at);
        _chunks[chunk].Insert(at, item);
        Count++;
        return true;
    }

    public bool Remove(in T item)
    {
        if (!Find(item, out var chunk, out var at)) return false;
        _chunks[chunk].RemoveAt(at);
        if (_chunks[chunk].Count == 0) Close(chunk);
        Count--;
        return true;
    }

    /// <summary>The first item that does not stand before a key.</summary>
    public bool TryAtOrAfter(in T key, out T item)
    {
        Find(key, out var chunk, out var at);
        if (chunk < _used && at == _chunks[chunk].Count) (chunk, at) = (chunk + 1, 0);
        var found = chunk < _used;
        item = found ? _chunks[chunk][at] : default!;
        return found;
    }

    /// <summary>The last item that does not stand behind a key.</summary>
    public bool TryAtOrBefore(in T key, out T item)
    {
        if (!Find(key, out var chunk, out var at) && --at < 0) (chunk, at) = (chunk - 1, chunk > 0 ? _chunks[chunk - 1].Count - 1 : 0);
        var found = chunk >= 0 && _used > 0;
        item = found ? _chunks[chunk][at] : default!;
        return found;
    }

    /// <summary>Adds the items from one key to another, both included, to a list.</summary>
    public void CopyTo(List<T> list, in T from, in T to)
    {
        Find(from, out var chunk, out var at);
        for (; chunk < _used; chunk++, at = 0)
        {
            for (; at < _chunks[chunk].Count; at++)
            {
                if (TOrder.Compare(_chunks[chunk][at], to) > 0) return;
                list.Add(_chunks[chunk][at]);
            }
        }
    }

    /// <summary>Where an item is, or where it belongs: the place in a chunk, which can be its end.</summary>
    private bool Find(in T item, out int chunk, out int at)
    {
        // The last chunk that begins at or before the item; most items come last.
        chunk = _used - 1;
        if (chunk > 0 && TOrder.Compare(_chunks[chunk][0], item) > 0)
        {
            var (low, high) = (0, chunk - 1);
            while (low < high)
            {
                var middle = (low + high + 1) >>> 1;
                if (TOrder.Compare(_chunks[middle][0], item) > 0) high = middle - 1;
                else low = middle;
            }

            chunk = low;
        }

        chunk = Math.Max(chunk, 0);
        if (_used == 0)
        {
            at = 0;
            return false;
        }

        at = _chunks[chunk].Search(item);
        var found = at >= 0;
        if (!found) at = ~at;
        return found;
    }

    private (int Chunk, int At) MakeRoom(int chunk, int at)
    {
        ref var full = ref _chunks[chunk];
        if (chunk == _used - 1 && at == full.Count)
        {
            Open(chunk + 1, new Chunk(new T[Largest]));
            return (chunk + 1, 0);
        }

        const int Half = Largest / 2;
        var right = full.SplitAt(Half);
        Open(chunk + 1, right);
        return at <= Half ? (chunk, at) : (chunk + 1, at - Half);
    }

    private void Open(int at, Chunk chunk)
    {
        if (_used == _chunks.Length) Array.Resize(ref _chunks, Math.Max(1, 2 * _used));
        Array.Copy(_chunks, at, _chunks, at + 1, _used++ - at);
        _chunks[at] = chunk;
    }

    private void Close(int at)
    {
        Array.Copy(_chunks, at + 1, _chunks, at, --_used - at);
        _chunks[_used] = default;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Chunk(T[] items)
    {
        private T[] Items { get; set; } = items;

        /// <summary>Items are taken from the front without moving the others.</summary>
        private int Start { get; set; }

        public int Count { get; private set; }

        public readonly ref readonly T this[int at] => ref Items[Start + at];

        /// <summary>The place of an item, or the complement of where it belongs.</summary>
        public readonly int Search(in T item)
        {
            var (low, high) = (0, Count - 1);
            // Most items come last.
            if (Count > 0 && TOrder.Compare(this[high], item) < 0) return ~Count;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var sign = TOrder.Compare(this[middle], item);
                if (sign == 0) return middle;
                if (sign < 0) low = middle + 1;
                else high = middle - 1;
            }

            return ~low;
        }

        public void Insert(int at, in T item)
        {
            if (Start + Count == Items.Length)
            {
                var room = Items.Length == Count ? new T[Math.Min(Largest, 2 * Count)] : Items;
                Array.Copy(Items, Start, room, 0, Count);
                if (room == Items) Array.Clear(room, Count, Start);
                (Items, Start) = (room, 0);
            }

            Array.Copy(Items, Start + at, Items, Start + at + 1, Count - at);
            Items[Start + at] = item;
            Count++;
        }

        public void RemoveAt(int at)
        {
            Count--;
            if (at == 0)
            {
                Items[Start++] = default!;
                return;
            }

            Array.Copy(Items, Start + at + 1, Items, Start + at, Count - at);
            Items[Start + Count] = default!;
        }

        public Chunk SplitAt(int at)
        {
            var right = new Chunk(new T[Largest]) { Count = Count - at };
            Array.Copy(Items, Start + at, right.Items, 0, right.Count);
            Array.Clear(Items, Start + at, right.Count);
            Count = at;
            return right;
        }
    }
}
