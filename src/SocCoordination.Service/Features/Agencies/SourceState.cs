namespace SocCoordination.Service.Features.Agencies;

/// <summary>Whether a source speaks. Silent: nothing for the time of <see cref="SilenceOptions"/>; slow: its newest event was an hour old when it arrived.</summary>
public enum SourceState
{
    Sending,
    Slow,
    Silent,
}

internal static class SourceStates
{
    private static readonly TimeSpan SlowFrom = TimeSpan.FromHours(1);

    /// <summary>How old its newest event was when it arrived.</summary>
    public static TimeSpan Lag(SourceView source) => source.LastSeen > source.LastEventAt ? source.LastSeen - source.LastEventAt : TimeSpan.Zero;

    /// <summary>Events an hour, from its first batch to its newest; what came within the first minute counts as a minute's.</summary>
    public static double PerHour(SourceView source) => source.Events / Math.Max((source.LastSeen - source.FirstSeen).TotalHours, 1 / 60d);

    public static SourceState Of(SourceView source, DateTimeOffset now, TimeSpan silentAfter) =>
        now - source.LastSeen > silentAfter ? SourceState.Silent
        : Lag(source) > SlowFrom ? SourceState.Slow
        : SourceState.Sending;
}
