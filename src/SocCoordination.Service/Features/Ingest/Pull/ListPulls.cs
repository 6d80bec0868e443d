using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>The Elasticsearch clusters that are pulled, and how far behind each is.</summary>
internal static class ListPulls
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Administrator)]
    public sealed record Query : IQuery<IReadOnlyList<PullView>>;

    public sealed class Handler(PullStates states, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<PullView>>
    {
        public Task<IReadOnlyList<PullView>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            return Task.FromResult<IReadOnlyList<PullView>>([.. states.All.Select(state => View(state, state.Figures, now))]);
        }

        private static PullView View(PullState state, PullFigures figures, DateTimeOffset now) => new(
            state.Options.Name, figures.Agency ?? state.Options.Agency, Addresses(state.Options), [.. state.Options.Indices],
            figures.Waiting, Math.Round(state.Behind(now).TotalSeconds, 1), figures.LookedAt, figures.Problem, figures.ProblemSince, figures.Taken, figures.Rejected);

        private static string Addresses(PullOptions source) => string.Join(", ", ServerUrls.Of(source.Url!).Select(url => url.GetLeftPart(UriPartial.Authority)));
    }
}

/// <param name="Waiting">Documents that are there and not yet taken, at most; null before the first look.</param>
/// <param name="BehindSeconds">Nothing that arrived there longer ago than this is still to be taken.</param>
/// <param name="LookedAt">When it last answered; null: not yet.</param>
/// <param name="Problem">Why nothing is taken now, and what to do; null while all is well.</param>
/// <param name="Taken">Documents taken since the service started.</param>
internal sealed record PullView(
    string Name, string Agency, string Url, IReadOnlyList<string> Indices, long? Waiting, double BehindSeconds, DateTimeOffset? LookedAt,
    string? Problem, DateTimeOffset? ProblemSince, long Taken, long Rejected);
