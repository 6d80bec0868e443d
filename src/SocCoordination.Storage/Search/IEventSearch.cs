using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Search;

/// <summary>The event store's door for reading.</summary>
public interface IEventSearch
{
    /// <summary>Newest first, one page; <see cref="EventPage.Next"/> continues it exactly, whatever arrives in between.</summary>
    Task<EventPage> SearchAsync(EventQuery query, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>Every event that the query names, oldest first, streamed and uncut.</summary>
    IAsyncEnumerable<EcsEvent> ReadAsync(EventQuery query, CancellationToken cancellationToken);

    /// <summary>How many events fall into each of <paramref name="buckets"/> equal parts of the query's time.</summary>
    Task<IReadOnlyList<HistogramBucket>> HistogramAsync(EventQuery query, int buckets, CancellationToken cancellationToken);

    /// <summary>The event with this id, or null; the caller checks the agency's scope.</summary>
    Task<EcsEvent?> FindAsync(EventId id, CancellationToken cancellationToken);

    /// <summary>Lines that ingest refused, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RejectedLine>> RejectedAsync(IReadOnlyCollection<int>? agencies, int limit, CancellationToken cancellationToken);
}

/// <summary>Which events a caller asks for.</summary>
/// <param name="From">From this time on, by <c>@timestamp</c>; null: from the first.</param>
/// <param name="To">Before this time; null: to the last.</param>
/// <param name="Agencies">Only these agencies' events: the caller's scope and choice together; null only for those who may see all.</param>
/// <param name="Text">Words and <c>field:value</c> terms, see <see cref="EventFilter.Parse"/>; null or empty: all.</param>
public sealed record EventQuery(DateTimeOffset? From, DateTimeOffset? To, IReadOnlyCollection<int>? Agencies, string? Text);

/// <summary>One page of events.</summary>
/// <param name="Events">Newest first.</param>
/// <param name="Next">Gives the next page; null at the end.</param>
public sealed record EventPage(IReadOnlyList<EcsEvent> Events, string? Next);

/// <summary>One part of a histogram: from <paramref name="From"/>, for the width that all parts share.</summary>
public sealed record HistogramBucket(DateTimeOffset From, long Count);
