using Microsoft.Data.Sqlite;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>
/// Goes through the events of all days in one order. A day is opened only when its events could be next, so that the
/// newest page opens today's file and no other.
/// </summary>
internal sealed class MergedScan : IDisposable
{
    private readonly ReaderPool _readers;
    private readonly SearchPlan _plan;
    private readonly bool _newestFirst;
    private readonly Func<bool> _isTimeOver;
    private readonly CancellationToken _cancellation;
    private readonly PriorityQueue<(Day Day, long FirstKey, long LastKey), EventPosition> _waiting;
    private readonly PriorityQueue<DayScan, EventPosition> _open;
    private DayScan? _current, _outOfTime;

    public MergedScan(ReaderPool readers, IEnumerable<Day> days, SearchPlan plan, bool newestFirst, EventPosition? after, Func<bool> isTimeOver, CancellationToken cancellationToken)
    {
        (_readers, _plan, _newestFirst, _isTimeOver, _cancellation) = (readers, plan, newestFirst, isTimeOver, cancellationToken);
        Order = newestFirst ? Comparer<EventPosition>.Create((left, right) => right.CompareTo(left)) : Comparer<EventPosition>.Default;
        _waiting = new(Order);
        _open = new(Order);
        foreach (var day in days) AddWaiting(day, after);
    }

    /// <summary>Orders positions as this scan meets them.</summary>
    public IComparer<EventPosition> Order { get; }

    /// <summary>The event that <see cref="Next"/> found.</summary>
    public EcsEvent Take() => _current!.Take();

    public EventPosition Position => _current!.Position;

    /// <summary>Goes to the next event.</summary>
    /// <exception cref="DayDamagedException">A day cannot be read.</exception>
    public ScanStep Next()
    {
        var passed = _current;
        _current = null;
        if (passed is not null) Advance(passed);
        while (_outOfTime is null && _waiting.TryPeek(out _, out var best) && !(_open.TryPeek(out _, out var next) && Order.Compare(next, best) < 0))
            Open(_waiting.Dequeue());
        if (_outOfTime is not null) return ScanStep.OutOfTime;
        return _open.TryDequeue(out _current, out _) ? ScanStep.Found : ScanStep.Ended;
    }

    /// <summary>When the time is over: the place up to which, itself included, everything has been looked at and given.</summary>
    public EventPosition Reached()
    {
        var reached = _outOfTime!.Position;
        if (_open.TryPeek(out _, out var next) && Order.Compare(next, reached) < 0) reached = Before(next);
        if (_waiting.TryPeek(out _, out var best) && Order.Compare(best, reached) <= 0) reached = Before(best);
        return reached;
    }

    public void Dispose()
    {
        if (_current is not null) _readers.Return(_current.Reader);
        if (_outOfTime is not null) _readers.Return(_outOfTime.Reader);
        while (_open.TryDequeue(out var scan, out _)) _readers.Return(scan.Reader);
    }

    private EventPosition Before(EventPosition position) => position with { Key = position.Key + (_newestFirst ? 1 : -1) };

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
            step = scan.Next(_isTimeOver);
        }
        finally
        {
            if (step == ScanStep.Found) _open.Enqueue(scan, scan.Position);
            else if (step == ScanStep.OutOfTime) _outOfTime = scan;
            else _readers.Return(scan.Reader);
        }
    }
}
