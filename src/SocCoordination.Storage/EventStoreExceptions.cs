namespace SocCoordination.Storage;

/// <summary>The store's queue is full; try again after <see cref="RetryAfter"/>.</summary>
public sealed class EventStoreBusyException(string message, TimeSpan retryAfter) : Exception(message)
{
    /// <summary>How long the caller should wait.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The store cannot be written to or read now: disk full, file locked, server down.</summary>
public sealed class EventStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
