namespace SocCoordination.Service.Features.Ingest.Pull.Model;

/// <summary>How far one shard of a pulled index has been taken.</summary>
internal sealed class PullCursor
{
    public required string Source { get; init; }

    /// <summary>An index that is deleted and made again under its name has another.</summary>
    public required string IndexUuid { get; init; }

    public int Shard { get; init; }

    public required string IndexName { get; init; }

    /// <summary>Every operation up to this <c>_seq_no</c> is taken and durable; -1: none.</summary>
    public long SeqNo { get; set; }

    /// <summary>Up to this <c>_seq_no</c> the shard holds what was there at the source's first start; see <see cref="PullStart.Since"/>.</summary>
    public long HistoryUntil { get; init; } = -1;
}
