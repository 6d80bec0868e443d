using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>
/// Goes through the events of all days in one order, the day that lags behind always first, so that at any moment
/// everything before one place has been looked at. A day is opened only when its events could be next: the newest page
/// opens today's file and no other.
/// </summary>
internal sealed class MergedScan : IDisposable
{
    private readonly ReaderPool _readers;
    private readonly SearchPlan _plan;
    private readonly bool _newestFirst;
    private readonly CancellationToken _cancellation;
    private readonly Comparer<EventPosition> _order;
    private readonly PriorityQueue<(Day Day, long FirstKey, long LastKey), EventPosition> _waiting;
    private readonly PriorityQueue<DayScan, EventPosition> _open;
    private DayScan? _current;

    public MergedScan(ReaderPool readers, IEnumerable<Day> days, SearchPlan plan, bool newestFirst, EventPosition? after, CancellationToken cancellationToken)
    {
        (_readers, _plan, _newestFirst, _cancellation) = (readers, plan, newestFirst, cancellationToken);
        _order = newestFirst ? Comparer<EventPosition>.Create((left, right) => right.CompareTo(left)) : Comparer<EventPosition>.Default;
        _waiting = new(_order);
        _open = new(_order);
        foreach (var day in days) AddWaiting(day, after);
    }

    /// <summary>The place up to which, itself included, everything has been looked at.</summary>
    public EventPosition Position => _current!.Position;

    /// <summary>The event that was found.</summary>
    public EcsEvent Take() => _current!.Take();

    /// <summary>Goes on: to the next event, or a little further towards it.</summary>
    /// <exception cref="DayDamagedException">A day cannot be read.</exception>
    public ScanStep Advance()
    {
        var left = _current;
        _current = null;
        if (left is not null) Advance(left);
        while (_waiting.TryPeek(out _, out var best) && !(_open.TryPeek(out _, out var next) && _order.Compare(next, best) < 0))
            Open(_waiting.Dequeue());
        return _open.TryDequeue(out _current, out _) ? _current.Step : ScanStep.Ended;
    }

    public void Dispose()
    {
        if (_current is not null) _readers.Return(_current.Reader);
        while (_open.TryDequeue(out var scan, out _)) _readers.Return(scan.Reader);
    }

    private void AddWaiting(Day day, EventPosition? after)
    {
        var content = day.Content;
        if (!content.Touches(_plan.FirstTime, _plan.LastTime)) return;
        var first = EventKey.First(Math.Max(_plan.FirstTime, content.FirstTime));
        var last = EventKey.Last(Math.Min(_plan.LastTime, content.LastTime));
        if (after is { } passed && _newestFirst) last = Math.Min(last, passed.LastKeyBefore(day.Date.DayNumber));
        if (after is { } left && !_newestFirst) first = Math.Max(first, left.FirstKeyBehind(day.Date.DayNumber));
        if (first <= last) _waiting.Enqueue((day, first, last), new EventPosition(_newestFirst ? last : first, day.Date.DayNumber));
    }

    private void Open((Day Day, long FirstKey, long LastKey) waiting)
    {
        try
        {
            if (_readers.Rent(waiting.Day) is not { } reader) return;
            Advance(new DayScan(reader, _plan, waiting.FirstKey, waiting.LastKey, _newestFirst, _cancellation));
        }
        catch (SqliteException failure)
        {
            throw DayFailure.Of(failure, waiting.Day, _cancellation);
        }
    }

    private void Advance(DayScan scan)
    {
        var step = ScanStep.Ended;
        try
        {
            step = scan.Advance();
        }
        finally
        {
            if (step == ScanStep.Ended) _readers.Return(scan.Reader);
            else _open.Enqueue(scan, scan.Position);
        }
    }
}
