namespace SocCoordination.Service.Features.Ingest.Pull.Model;

/// <summary>When a source was first pulled, and from when on its older documents are wanted.</summary>
internal sealed class PullStart
{
    /// <summary>The source's name in the configuration.</summary>
    public required string Source { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Of what was there at the start, documents with an earlier <c>@timestamp</c> are left.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>About when everything was last taken (written down at most every half minute); null: not yet.</summary>
    public DateTimeOffset? CaughtUpAt { get; set; }
}
