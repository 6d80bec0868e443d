namespace SocCoordination.Service.Features.Agencies;

/// <summary>Whether a source speaks. Silent: nothing for 24 hours; slow: its newest event was an hour old when it arrived.</summary>
internal enum SourceState
{
    Sending,
    Slow,
    Silent,
}

internal static class SourceStates
{
    /// <summary>Without anything for so long a source, or an agency, counts as silent.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromHours(24);

    private static readonly TimeSpan SlowFrom = TimeSpan.FromHours(1);

    public static SourceState Of(SourceView source, DateTimeOffset now) =>
        now - source.LastSeen > SilentAfter ? SourceState.Silent
        : source.LastSeen - source.LastEventAt > SlowFrom ? SourceState.Slow
        : SourceState.Sending;
}
