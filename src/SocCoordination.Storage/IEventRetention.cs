namespace SocCoordination.Storage;

/// <summary>The event store's door for keeping within age and size.</summary>
public interface IEventRetention
{
    /// <summary>Removes what is older than the policy allows, and the oldest until the store fits its size. What was removed is told, never silent.</summary>
    Task<RetentionOutcome> EnforceAsync(RetentionPolicy policy, CancellationToken cancellationToken);

    /// <summary>How much the store holds now.</summary>
    Task<StoreSize> MeasureAsync(CancellationToken cancellationToken);
}

/// <param name="MaxAge">Events that arrived longer ago than this go.</param>
/// <param name="MaxBytes">The store's size on disk that it may not exceed; null: no bound.</param>
public sealed record RetentionPolicy(TimeSpan MaxAge, long? MaxBytes);

/// <param name="RemovedEvents">How many events went.</param>
/// <param name="RemovedForSize">True where some went for the size's sake before their age.</param>
/// <param name="OldestKept">The arrival day of the oldest events that stay; null where none are.</param>
public sealed record RetentionOutcome(long RemovedEvents, bool RemovedForSize, DateTimeOffset? OldestKept);

/// <param name="Events">Events held.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="Oldest">Arrival day of the oldest.</param>
public sealed record StoreSize(long Events, long Bytes, DateTimeOffset? Oldest);
