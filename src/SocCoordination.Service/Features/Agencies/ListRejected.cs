using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Lines that ingest refused, newest first, each with the reason.</summary>
internal static class ListRejected
{
    /// <param name="Agency">Only this agency's; null: everyone's and those of unknown senders.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.Administrator)]
    public sealed record Query(int? Agency = null, int Limit = 50) : IQuery<RejectedLines>;

    public sealed class Handler(IEventSearch events) : IRequestHandler<Query, RejectedLines>
    {
        public Task<RejectedLines> Handle(Query query, CancellationToken cancellationToken) =>
            events.RejectedAsync(query.Agency is { } agency ? [agency] : null, Math.Clamp(query.Limit, 1, 500), cancellationToken);
    }
}
