using System.Collections.Immutable;
using System.Globalization;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>One arrival day's file and what is known of its content without opening it. Changed by the writer only.</summary>
internal sealed class Day(DateOnly date, string path)
{
    /// <summary>Stands for the hour of ids that carry no time.</summary>
    public const int HourOfUntimed = -1;

    private volatile bool _isClosed;
    private DayContent _content = DayContent.Empty;
    private ImmutableHashSet<int> _hours = [];

    public DateOnly Date => date;

    public string Path => path;

    /// <summary>What it holds; what a reader takes once stays as it is.</summary>
    public DayContent Content
    {
        get => Volatile.Read(ref _content);
        set => Volatile.Write(ref _content, value);
    }

    /// <summary>True when the file is being removed or set aside: nobody opens it any more.</summary>
    public bool IsClosed => _isClosed;

    public void Close() => _isClosed = true;

    /// <summary>
    /// Whether an event with this id may be in the file: whether it has any of that id's hour. Ids begin with the event's
    /// own time, so that an event of this minute is looked for in today's file only, and a late one in the few days since.
    /// </summary>
    public bool MayHold(EventId id) => Hours.Contains(HourOf(id));

    /// <summary>The hours of its ids.</summary>
    public IReadOnlySet<int> Hours => Volatile.Read(ref _hours);

    /// <summary>The ids without a time; null until somebody needs them and reads them from the file.</summary>
    public UntimedIds? Untimed { get; set; }

    /// <summary>Takes note of an id that the file has got.</summary>
    public void Note(EventId id)
    {
        var hour = HourOf(id);
        if (hour == HourOfUntimed) Untimed?.Add(id);
        if (!_hours.Contains(hour)) Volatile.Write(ref _hours, _hours.Add(hour));
    }

    /// <summary>The hour of an id's time; ids without a time have an hour of their own.</summary>
    public static int HourOf(EventId id)
    {
        var milliseconds = (long)(id.Value >> 80);
        return milliseconds == 0 ? HourOfUntimed : (int)(milliseconds / 3_600_000);
    }

    /// <summary>The least id behind all ids of this one's hour; null where there is none.</summary>
    public static EventId? NextHour(EventId id)
    {
        var next = HourOf(id) == HourOfUntimed ? UInt128.One : (UInt128)(ulong)((HourOf(id) + 1L) * 3_600_000);
        return next >> 48 == 0 ? new EventId(next << 80) : null;
    }

    public override string ToString() => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
