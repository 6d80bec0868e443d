using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Database;

/// <summary>Readers of day files that are open and idle, the least recently used closed first. A day that is removed lets go of its file.</summary>
internal sealed class ReaderPool(int maxIdle) : IDisposable
{
    private readonly Lock _change = new();
    private readonly LinkedList<DayReader> _idle = [];
    private readonly Dictionary<Day, int> _rented = [];
    private readonly Dictionary<Day, TaskCompletionSource> _returns = [];
    private bool _disposed;

    /// <summary>A reader for this caller alone, to be given back; null where the day is being removed.</summary>
    public DayReader? Rent(Day day)
    {
        lock (_change)
        {
            if (day.IsClosed || _disposed) return null;
            _rented[day] = _rented.GetValueOrDefault(day) + 1;
            if (TakeIdle(day) is { } reader) return reader;
        }
        try
        {
            return new DayReader(day);
        }
        catch
        {
            CountBack(day);
            throw;
        }
    }

    public void Return(DayReader reader)
    {
        reader.Reset();
        DayReader? surplus = null;
        lock (_change)
        {
            if (reader.Day.IsClosed || _disposed) surplus = reader;
            else _idle.AddFirst(reader);
            if (_idle.Count > maxIdle)
            {
                surplus = _idle.Last!.Value;
                _idle.RemoveLast();
            }
        }
        surplus?.Dispose();
        CountBack(reader.Day);
    }

    /// <summary>Lends no more readers of a day, closes the idle ones and waits for the others.</summary>
    public async Task CloseAsync(Day day)
    {
        day.Close();
        var idle = new List<DayReader>();
        var returned = Task.CompletedTask;
        lock (_change)
        {
            while (TakeIdle(day) is { } reader) idle.Add(reader);
            if (_rented.ContainsKey(day)) returned = (_returns[day] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        idle.ForEach(reader => reader.Dispose());
        await returned;
    }

    public void Dispose()
    {
        List<DayReader> idle;
        lock (_change)
        {
            _disposed = true;
            idle = [.. _idle];
            _idle.Clear();
        }
        idle.ForEach(reader => reader.Dispose());
    }

    private DayReader? TakeIdle(Day day)
    {
        for (var node = _idle.First; node is not null; node = node.Next)
        {
            if (node.Value.Day != day) continue;
            _idle.Remove(node);
            return node.Value;
        }
        return null;
    }

    private void CountBack(Day day)
    {
        lock (_change)
        {
            if (--_rented[day] > 0) return;
            _rented.Remove(day);
            if (_returns.Remove(day, out var waiting)) waiting.SetResult();
        }
    }
}
