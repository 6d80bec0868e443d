namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>How a source stands, for people and meters.</summary>
/// <param name="Agency">The agency's name, once it is found.</param>
/// <param name="Waiting">Operations that are done there and not yet taken here, at most that many documents; null before the first look.</param>
/// <param name="CaughtUpAt">When a poll began after which nothing was left; null: not yet.</param>
/// <param name="LookedAt">When the source last answered.</param>
/// <param name="Problem">Why nothing is taken now; null while all is well.</param>
/// <param name="Taken">Documents taken since the service started, repeats too.</param>
internal sealed record PullFigures(string? Agency, long? Waiting, DateTimeOffset? CaughtUpAt, DateTimeOffset? LookedAt, string? Problem, DateTimeOffset? ProblemSince, long Taken, long Rejected);

/// <summary>The figures of one source; its own loop alone writes them.</summary>
internal sealed class PullState(PullOptions options, string section, DateTimeOffset startedAt)
{
    private volatile PullFigures _figures = new(null, null, null, null, null, null, 0, 0);

    public PullOptions Options => options;

    public string Section => section;

    public PullFigures Figures => _figures;

    public void Change(Func<PullFigures, PullFigures> change) => _figures = change(_figures);

    /// <summary>Nothing that arrived there longer ago than this is still to be taken.</summary>
    public TimeSpan Behind(DateTimeOffset now) => now - (_figures.CaughtUpAt ?? startedAt);
}
