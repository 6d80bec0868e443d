using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Search;

/// <summary>
/// The event store's door for reading. Events are ordered by <c>@timestamp</c>, and within one millisecond by their
/// arrival, so that lines of one second stand as the log had them. The store keeps times to the millisecond.
/// </summary>
/// <remarks>
/// Every method throws <see cref="EventFilterException"/> where the query's text cannot be read, <see cref="EventStoreDamagedException"/>
/// where a file that may hold part of the answer cannot be read, <see cref="EventStoreUnavailableException"/> where the
/// store cannot be read now, and <see cref="OperationCanceledException"/> soon after its caller gives up.
/// </remarks>
public interface IEventSearch
{
    /// <summary>Most events that one page may hold.</summary>
    const int MaxPage = 1000;

    /// <summary>
    /// Newest first, one page; <see cref="EventPage.Next"/> continues it exactly, whatever arrives in between. A search
    /// that has to look long answers with what it has so far, see <see cref="EventPage.SearchedBackTo"/>.
    /// </summary>
    /// <param name="query">What is asked.</param>
    /// <param name="limit">From 1 to <see cref="MaxPage"/>.</param>
    /// <param name="cursor">The last page's <see cref="EventPage.Next"/> of the same query; null begins.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="EventCursorException">The cursor is not one that this query gave.</exception>
    Task<EventPage> SearchAsync(EventQuery query, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>
    /// Every event that the query names, oldest first, streamed and uncut, in constant memory. What arrives meanwhile
    /// comes where it stands behind the place that was reached.
    /// </summary>
    IAsyncEnumerable<EcsEvent> ReadAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// How many events fall into each of <paramref name="buckets"/> (1 to 1,000) equal parts of the query's time; where the
    /// query leaves an end open, of the whole minutes that the stored events span.
    /// </summary>
    Task<IReadOnlyList<HistogramBucket>> HistogramAsync(EventQuery query, int buckets, CancellationToken cancellationToken);

    /// <summary>The event with this id, or null; the caller checks the agency's scope.</summary>
    Task<EcsEvent?> FindAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>Lines that ingest refused, newest first, at most <paramref name="limit"/>, and how many there were.</summary>
    /// <param name="agencies">Only these agencies' lines; null: everyone's and those of unknown senders.</param>
    /// <param name="limit">At least 1.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<RejectedLines> RejectedAsync(IReadOnlyCollection<int>? agencies, int limit, CancellationToken cancellationToken);
}

/// <summary>Which events a caller asks for.</summary>
/// <param name="From">From this time on, by <c>@timestamp</c>; null: from the first.</param>
/// <param name="To">Before this time; null: to the last.</param>
/// <param name="Agencies">Only these agencies' events: the caller's scope and choice together; null only for those who may see all.</param>
/// <param name="Text">Words and <c>field:value</c> terms, see <see cref="EventFilter"/>; null or empty: all.</param>
public sealed record EventQuery(DateTimeOffset? From, DateTimeOffset? To, IReadOnlyCollection<int>? Agencies, string? Text)
{
    /// <summary>Answers without the events of files that cannot be read, instead of failing with <see cref="EventStoreDamagedException"/>.</summary>
    public bool SkipDamaged { get; init; }

    /// <summary>Only events that this rule matches besides; null: no rule is asked.</summary>
    public EventRule? Rule { get; init; }
}

/// <summary>One page of events.</summary>
/// <param name="Events">Newest first.</param>
/// <param name="Next">Gives the next page; null at the end.</param>
public sealed record EventPage(IReadOnlyList<EcsEvent> Events, string? Next)
{
    /// <summary>
    /// Where the time for one page was over before it was full: how far back everything has been looked at;
    /// <see cref="Next"/> goes on from there. Otherwise null.
    /// </summary>
    public DateTimeOffset? SearchedBackTo { get; init; }
}

/// <summary>One part of a histogram: from <paramref name="From"/>, for the width that all parts share.</summary>
public sealed record HistogramBucket(DateTimeOffset From, long Count);

/// <summary>Lines that ingest refused.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Kept">How many are kept, whether shown or not.</param>
/// <param name="Dropped">How many were kept once and made room for newer ones.</param>
public sealed record RejectedLines(IReadOnlyList<RejectedLine> Lines, long Kept, long Dropped);
