namespace SocCoordination.Detection.Correlation.State;

/// <summary>UTC ticks and the instants that callers see.</summary>
internal static class Instant
{
    /// <summary>The nearest instant of the calendar: a time frame can end after its last day.</summary>
    public static DateTimeOffset Of(long ticks) => new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
