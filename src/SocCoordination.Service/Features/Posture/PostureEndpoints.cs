using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Posture;

/// <summary><c>/api/v1/posture/{month}</c>, its lists, and the page's download.</summary>
internal static class PostureEndpoints
{
    private const string Readers = $"{RoleNames.Team},{RoleNames.Leadership}";

    public static void Map(WebApplication app)
    {
        var posture = app.MapApi("/posture").AllowRoles(Readers).WithTags("posture");
        posture.MapGet("/{month}", (string month, IMediator mediator, CancellationToken cancellationToken) => mediator.Send(new GetPosture.Query(month), cancellationToken));
        posture.MapGet("/{month}/{list}", (string month, string list, string? by, string? value, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new ListPosture.Query(month, list, by, value), cancellationToken));
        app.MapGet("/posture", (ProvinceClock province) => Results.LocalRedirect("/posture/" + PostureMonth.Of(province.Now))).AllowRoles(Readers).ExcludeFromDescription();
        app.MapGet("/posture/{month}/csv", async (string month, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var view = await mediator.Send(new GetPosture.Query(month), cancellationToken);
            return Results.Stream(to => PostureCsv.WriteAsync(view, to, cancellationToken), "text/csv; charset=utf-8", $"posture-{view.Month}.csv");
        }).AllowRoles(Readers).ExcludeFromDescription();
    }
}
