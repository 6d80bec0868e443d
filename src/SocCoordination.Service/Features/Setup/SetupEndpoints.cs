using MediatR;

namespace SocCoordination.Service.Features.Setup;

/// <summary>What the set-up page's script asks.</summary>
internal static class SetupEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapGet("/first-event/{watch}/state", (string watch, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new GetFirstEvent.Query(watch), cancellationToken)).AllowAnonymous().ExcludeFromDescription();
}
