using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage;

/// <summary>The event store's door for ingest.</summary>
public interface IEventWriter
{
    /// <summary>
    /// Stores a batch. When the task completes the whole batch is durable; when it fails none of it may be counted on,
    /// and the same batch may be appended again: an id is stored once.
    /// </summary>
    /// <exception cref="EventStoreBusyException">Too much is waiting; the caller answers 429 and the shipper keeps the batch.</exception>
    /// <exception cref="EventStoreUnavailableException">The store cannot take anything now (disk full, server down); the caller answers 503.</exception>
    Task<AppendOutcome> AppendAsync(IReadOnlyList<EcsEvent> batch, CancellationToken cancellationToken);

    /// <summary>Stores lines that could not be read, so that a person can see them and why. Bounded: the oldest go first.</summary>
    Task RejectAsync(IReadOnlyList<RejectedLine> lines, CancellationToken cancellationToken);
}

/// <summary>What an append did.</summary>
/// <param name="Stored">How many of the batch were new.</param>
/// <param name="Repeated">Their positions in the batch that the store already had; empty in the usual case.</param>
public sealed record AppendOutcome(int Stored, IReadOnlyList<int> Repeated);

/// <summary>A line that ingest refused.</summary>
/// <param name="At">When it arrived, UTC.</param>
/// <param name="AgencyId">The agency of the key or sender; null where the sender is unknown.</param>
/// <param name="Source">Where it came from: the key's name, or the sender's address.</param>
/// <param name="Reason">Why, in one sentence that says what was expected.</param>
/// <param name="Line">The line itself, cut to 8 KiB.</param>
/// <param name="Length">Its full length in bytes.</param>
public sealed record RejectedLine(DateTimeOffset At, int? AgencyId, string Source, string Reason, ReadOnlyMemory<byte> Line, long Length);
