namespace SocCoordination.Detection.Correlation;

/// <summary>How patient correlation is and how much it may remember.</summary>
public sealed record CorrelationOptions
{
    public static CorrelationOptions Default { get; } = new();

    /// <summary>
    /// An observation still counts where it arrives no later than this after the last window that can hold its event: its time
    /// span and this much after the event.
    /// </summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromHours(1);

    /// <summary>An event whose time is further than this ahead of its arrival comes from a wrong clock and counts at its arrival.</summary>
    public TimeSpan FutureTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A condition with an upper bound is judged this long after its time frame is over and its last event arrived.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A new_terms rule learns silently for this long, at most its own time span, before a value counts as new.</summary>
    public TimeSpan Learning { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a value of new_terms may be seen again and again before its row is told to the caller anew.</summary>
    public TimeSpan RowInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Observations or terms that one group of one rule holds; the oldest make room.</summary>
    public int EntriesPerGroup { get; init; } = 10_000;

    /// <summary>The same for all groups of one rule; the groups that were least recently touched make room.</summary>
    public int EntriesPerRule { get; init; } = 200_000;

    /// <summary>The same for all rules; groups of the rule that holds most make room.</summary>
    public int Entries { get; init; } = 1_000_000;

    /// <summary>Events that one change lists; their true count stands beside them.</summary>
    public int EventsListed { get; init; } = 100;
}
