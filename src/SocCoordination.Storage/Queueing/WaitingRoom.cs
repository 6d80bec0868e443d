namespace SocCoordination.Storage.Queueing;

/// <summary>Counts what waits for the writer, and turns away what would be too much, with the time after which there is room.</summary>
internal sealed class WaitingRoom(QueueBounds bounds, TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(30);
    private readonly Lock _change = new();
    private int _items;
    private long _bytes;
    private double _itemsPerSecond = 10_000;

    /// <summary>Items that wait now.</summary>
    public int Items => Volatile.Read(ref _items);

    /// <summary>Takes a place; a single batch larger than all places is taken when it is alone.</summary>
    /// <exception cref="EventStoreBusyException">There is none.</exception>
    public void Enter(int items, long bytes)
    {
        lock (_change)
        {
            if (_items > 0 && (_items + items > bounds.WaitingItems || _bytes + bytes > bounds.WaitingBytes)) throw Busy();
            _items += items;
            _bytes += bytes;
        }
    }

    public void Leave(int items, long bytes)
    {
        lock (_change)
        {
            _items -= items;
            _bytes -= bytes;
        }
    }

    /// <summary>Learns how fast the writer is, from a group that it began at a time of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public void Learn(int items, long began)
    {
        var seconds = Math.Max(time.GetElapsedTime(began).TotalSeconds, 1e-4);
        lock (_change) _itemsPerSecond += ((items / seconds) - _itemsPerSecond) / 8;
    }

    private EventStoreBusyException Busy()
    {
        var wait = TimeSpan.FromSeconds(Math.Clamp(_items / Math.Max(_itemsPerSecond, 1), ShortestWait.TotalSeconds, LongestWait.TotalSeconds));
        return new EventStoreBusyException($"{_items} events ({_bytes} bytes) wait to be stored already; at most {bounds.WaitingItems} ({bounds.WaitingBytes} bytes) may.", wait);
    }
}
