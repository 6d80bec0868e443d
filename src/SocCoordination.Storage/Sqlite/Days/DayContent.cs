namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>How much a day's file holds.</summary>
/// <param name="Events">Events.</param>
/// <param name="FirstTime">The earliest <c>@timestamp</c>, Unix milliseconds.</param>
/// <param name="LastTime">The latest.</param>
internal sealed record DayContent(long Events, long FirstTime, long LastTime)
{
    public static readonly DayContent Empty = new(0, long.MaxValue, long.MinValue);

    public DayContent With(DayContent more) =>
        new(Events + more.Events, Math.Min(FirstTime, more.FirstTime), Math.Max(LastTime, more.LastTime));

    /// <summary>Whether it may hold events from the first millisecond to the last, both included.</summary>
    public bool Touches(long first, long last) => Events > 0 && FirstTime <= last && LastTime >= first;
}
