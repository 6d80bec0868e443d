using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>A stretch of time in equal parts, and the count of each.</summary>
/// <param name="first">Its first millisecond.</param>
/// <param name="end">The millisecond behind its last.</param>
/// <param name="buckets">How many parts.</param>
internal sealed class HistogramScale(long first, long end, int buckets)
{
    private readonly long[] _counts = new long[buckets];

    public long First => first;

    public long End => end;

    /// <summary>Whether each part begins and ends on a multiple of a length.</summary>
    public bool IsOfWhole(long length) => first % length == 0 && (end - first) % (length * buckets) == 0;

    public void Add(long milliseconds, long count)
    {
        if (milliseconds >= first && milliseconds < end) _counts[(int)((Int128)(milliseconds - first) * buckets / (end - first))] += count;
    }

    public IReadOnlyList<HistogramBucket> Buckets() => [.. _counts.Select((count, index) => new HistogramBucket(StartOf(index), count))];

    // The first millisecond that Add puts into the part: the division above rounds down, so its inverse rounds up.
    private DateTimeOffset StartOf(int index) => EventKey.ToTime(first + (long)((((Int128)(end - first) * index) + buckets - 1) / buckets));
}
