using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Detection.Preview;

namespace SocCoordination.Service.Features.Detection;

/// <summary><c>/api/v1/rules</c>.</summary>
internal static class RulesEndpoints
{
    public static void Map(WebApplication app)
    {
        var rules = app.MapApi("/rules").AllowRoles(RoleNames.Team).WithTags("rules");
        rules.MapGet("", (string? q, bool? silent, bool? lossy, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new ListRules.Query(q, silent == true, lossy == true), cancellationToken));
        rules.MapPost("/preview", (PreviewRule.Query query, IMediator mediator, CancellationToken cancellationToken) => mediator.Send(query, cancellationToken));
    }
}
