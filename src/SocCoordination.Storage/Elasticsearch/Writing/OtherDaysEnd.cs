namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Remembers from which id time on all days but one hold nothing, so that fresh events need not be asked for. It knows
/// one day's answer only: whoever of this process writes into another day has asked for that day first, and so replaced it.
/// </summary>
internal sealed class OtherDaysEnd(TimeProvider time)
{
    // What other nodes write is seen as late as this anyway: Elasticsearch refreshes every five seconds.
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    private volatile Answer? _last;

    /// <returns>The id time in milliseconds; the highest number where other days hold later ones too; null where it must be asked.</returns>
    public long? Of(DateOnly own) => _last is { } last && last.Own == own && time.GetElapsedTime(last.Asked) < Lasts ? last.Time : null;

    /// <param name="own">The day that was left out.</param>
    /// <param name="end">The answer.</param>
    /// <param name="asked">The timestamp before the question was put.</param>
    public void Keep(DateOnly own, long end, long asked) => _last = new Answer(own, end, asked);

    /// <summary>For a write into several days at once.</summary>
    public void Forget() => _last = null;

    private sealed record Answer(DateOnly Own, long Time, long Asked);
}
