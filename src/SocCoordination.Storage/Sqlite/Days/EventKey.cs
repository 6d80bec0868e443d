namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>
/// An event's row key in its day's file: 42 bits of Unix milliseconds of <c>@timestamp</c> and 21 bits that count the
/// events of the same millisecond in the order of their arrival. So the table, and every list of keys of the word index,
/// lies in the order in which searches answer, and lines of one second keep the order in which the log had them.
/// </summary>
internal static class EventKey
{
    private const int SequenceBits = 21;

    /// <summary>The first key of a millisecond.</summary>
    public static long First(long milliseconds) => EventTime.Clamp(milliseconds) << SequenceBits;

    /// <summary>The last key of a millisecond.</summary>
    public static long Last(long milliseconds) => First(milliseconds) | ((1L << SequenceBits) - 1);

    /// <summary>The millisecond of a key.</summary>
    public static long TimeOf(long key) => key >> SequenceBits;
}
