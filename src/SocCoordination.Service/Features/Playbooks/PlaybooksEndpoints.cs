using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary><c>/api/v1/playbooks</c>.</summary>
internal static class PlaybooksEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapApi("/playbooks").WithTags("playbooks").MapGet("", (IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new ListPlaybooks.Query(), cancellationToken)).AllowRoles(RoleNames.TeamAndAdministrator);
}
