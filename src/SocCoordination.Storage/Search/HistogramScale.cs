namespace SocCoordination.Storage.Search;

/// <summary>A stretch of time in equal parts, and the count of each.</summary>
/// <param name="first">Its first millisecond.</param>
/// <param name="end">The millisecond behind its last.</param>
/// <param name="buckets">How many parts.</param>
internal sealed class HistogramScale(long first, long end, int buckets)
{
    private readonly long[] _counts = new long[buckets];

    public long First => first;

    public long End => end;

    /// <summary>Counts events of one moment.</summary>
    public void Add(long milliseconds, long count)
    {
        if (IndexOf(milliseconds) is { } index) _counts[index] += count;
    }

    /// <summary>Counts events of a stretch of time; false, counting nothing, where it does not lie in one part or wholly outside.</summary>
    public bool TryAdd(long from, long length, long count)
    {
        if (IndexOf(from) != IndexOf(from + length - 1) || (from < first && from + length > end)) return false;
        Add(from, count);
        return true;
    }

    private int? IndexOf(long milliseconds) =>
        milliseconds >= first && milliseconds < end ? (int)((Int128)(milliseconds - first) * buckets / (end - first)) : null;

    public IReadOnlyList<HistogramBucket> Buckets() => [.. _counts.Select((count, index) => new HistogramBucket(StartOf(index), count))];

    // The part's first millisecond: IndexOf rounds down, so its inverse rounds up.
    private DateTimeOffset StartOf(int index) => EventTime.ToTime(first + (long)((((Int128)(end - first) * index) + buckets - 1) / buckets));
}
