namespace SocCoordination.Storage.Sqlite;

/// <summary>How the embedded event store runs. A value that makes no sense is refused when the store opens, by its name.</summary>
public sealed record EventStoreOptions
{
    /// <summary>The folder of the day files; made where it does not exist. One process at a time may have it open.</summary>
    public required string Folder { get; init; }

    /// <summary>Events that may wait for the writer before callers are told to come again later.</summary>
    public int MaxWaitingEvents { get; init; } = 50_000;

    /// <summary>Bytes of documents that may wait.</summary>
    public long MaxWaitingBytes { get; init; } = 64L << 20;

    /// <summary>Events that one transaction takes at most, a larger batch alone excepted: waiting batches are written together.</summary>
    public int GroupEvents { get; init; } = 5_000;

    /// <summary>Bytes of documents that one transaction takes at most.</summary>
    public long GroupBytes { get; init; } = 16L << 20;

    /// <summary>Below so much free disk space the store takes nothing, so that cases and journal on the same disk can go on.</summary>
    public long MinimumFreeBytes { get; init; } = 512L << 20;

    /// <summary>Rejected lines that are kept; the oldest go first and are counted.</summary>
    public int MaxRejectedLines { get; init; } = 100_000;

    /// <summary>How long one page of a search may look before it answers with what it has and a cursor to go on.</summary>
    public TimeSpan SearchTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Searches, exports and histograms that run at one time; further ones wait.</summary>
    public int ConcurrentReads { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 16);

    /// <summary>The zone of times that a query's text gives without one: the province's.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Folder)) throw Wrong(nameof(Folder), "must name a folder");
        AtLeast(1, MaxWaitingEvents, nameof(MaxWaitingEvents));
        AtLeast(1, MaxWaitingBytes, nameof(MaxWaitingBytes));
        AtLeast(1, GroupEvents, nameof(GroupEvents));
        AtLeast(1, GroupBytes, nameof(GroupBytes));
        AtLeast(0, MinimumFreeBytes, nameof(MinimumFreeBytes));
        AtLeast(1, MaxRejectedLines, nameof(MaxRejectedLines));
        AtLeast(1, ConcurrentReads, nameof(ConcurrentReads));
        AtLeast(1, SearchTime.Ticks, nameof(SearchTime));
    }

    private static void AtLeast(long least, long value, string name)
    {
        if (value < least) throw Wrong(name, $"is {value} and must be at least {least}");
    }

    private static InvalidOperationException Wrong(string name, string what) => new($"The event store's option {name} {what}.");
}
