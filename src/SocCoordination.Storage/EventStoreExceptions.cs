namespace SocCoordination.Storage;

/// <summary>The store's queue is full; try again after <see cref="RetryAfter"/>.</summary>
public sealed class EventStoreBusyException(string message, TimeSpan retryAfter) : Exception(message)
{
    /// <summary>How long the caller should wait.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The store cannot be written to or read now: disk full, file locked, server down.</summary>
public sealed class EventStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True where trying again at once is of no use: a person must first put something right.</summary>
    internal bool NeedsPerson { get; init; }
}

/// <summary>
/// Part of what a query asks for lies in files that cannot be read, so that the answer would not be whole. A caller who
/// wants the rest asks again with <see cref="Search.EventQuery.SkipDamaged"/> and says which files are missing.
/// </summary>
public sealed class EventStoreDamagedException(IReadOnlyList<string> files)
    : Exception($"The event store cannot read {string.Join(", ", files)}. Put back a copy from a backup, or move it away to go on without it, and start the service again.")
{
    /// <summary>The files that cannot be read.</summary>
    public IReadOnlyList<string> Files { get; } = files;
}

/// <summary>A cursor is not one that this query gave: changed on the way, or of another query.</summary>
public sealed class EventCursorException(string message) : FormatException(message);
