using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>One event.</summary>
internal static class GetEvent
{
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer)]
    public sealed record Query(string Id) : IQuery<EventView>;

    public sealed class Handler(IEventSearch store, EventScope scope) : IRequestHandler<Query, EventView>
    {
        public async Task<EventView> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = EventId.TryParse(query.Id, out var id) ? await store.FindAsync(id, cancellationToken) : null;
            var allowed = found is null ? [] : scope.Agencies(found.AgencyId);
            return found is not null && (allowed is null || allowed.Contains(found.AgencyId))
                ? EventView.Of(found)
                : throw Refusal.NotFound("Không có sự kiện {0}, hoặc đã hết hạn lưu.", query.Id);
        }
    }
}
