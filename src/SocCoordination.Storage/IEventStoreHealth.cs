namespace SocCoordination.Storage;

/// <summary>The event store's door for readiness checks and the operations page.</summary>
public interface IEventStoreHealth
{
    /// <summary>Writes as an append does, and looks at the disk. Does not throw where the store is unwell: that is its answer.</summary>
    Task<EventStoreHealth> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>How the event store is.</summary>
/// <param name="CanWrite">Whether an append would go through now.</param>
/// <param name="Problem">If not: why, and what to do; otherwise null.</param>
/// <param name="FreeBytes">Free on the store's disk; null where the store does not know its disks.</param>
/// <param name="MinimumFreeBytes">Below this the store takes nothing; null likewise.</param>
/// <param name="WaitingEvents">Events that wait to be written.</param>
/// <param name="DamagedFiles">Files that cannot be read, whose events are missing from searches.</param>
public sealed record EventStoreHealth(bool CanWrite, string? Problem, long? FreeBytes, long? MinimumFreeBytes, int WaitingEvents, IReadOnlyList<string> DamagedFiles)
{
    /// <summary>What is not as it should be though events are taken, and what to do; null where nothing is.</summary>
    public string? Warning { get; init; }
}
