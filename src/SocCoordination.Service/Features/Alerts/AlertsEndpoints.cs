using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary><c>/api/v1/alerts</c>.</summary>
internal static class AlertsEndpoints
{
    public static void Map(WebApplication app)
    {
        var alerts = app.MapApi("/alerts").AllowRoles(RoleNames.Team).WithTags("alerts");
        alerts.MapGet("", List);
        alerts.MapGet("/{alert}", (AlertRef alert, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new GetAlert.Query(alert.Id), cancellationToken));
        alerts.MapGet("/{alert}/evidence", (AlertRef alert, int? limit, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new GetAlertEvidence.Query(alert.Id, limit ?? 20), cancellationToken));
        alerts.MapPost("/{alert}/claim", (AlertRef alert, IMediator mediator, CancellationToken cancellationToken) =>
            One(mediator, new ClaimAlerts.Command([alert.Id]), alert, cancellationToken));
        alerts.MapPost("/{alert}/release", (AlertRef alert, IMediator mediator, CancellationToken cancellationToken) =>
            One(mediator, new ReleaseAlerts.Command([alert.Id]), alert, cancellationToken));
        alerts.MapPost("/{alert}/close", (AlertRef alert, Close body, IMediator mediator, CancellationToken cancellationToken) =>
            One(mediator, new CloseAlerts.Command([alert.Id], body.Verdict, body.Note), alert, cancellationToken));
        alerts.MapPost("/{alert}/reopen", (AlertRef alert, IMediator mediator, CancellationToken cancellationToken) =>
            One(mediator, new ReopenAlerts.Command([alert.Id]), alert, cancellationToken));
        alerts.MapPost("/claim", (Several body, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new ClaimAlerts.Command(body.Ids), cancellationToken));
        alerts.MapPost("/release", (Several body, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new ReleaseAlerts.Command(body.Ids), cancellationToken));
        alerts.MapPost("/close", (CloseSeveral body, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new CloseAlerts.Command([.. body.Alerts.Select(alert => alert.Id)], body.Verdict, body.Note), cancellationToken));
    }

    private static async Task<object> List(
        IMediator mediator, CallerContext context, string? state, string? severity, int? agency, string? rule, string? entity, string? @case, string? q,
        bool? mine, DateTimeOffset? from, DateTimeOffset? to, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var filter = new AlertFilter(
            QueryValues.Several<AlertState>("state", state), mine == true ? context.Caller.Id : null, QueryValues.One<Severity>("severity", severity), agency, rule, entity, @case, from, to, Text: q);
        return await mediator.Send(new ListAlerts.Query(filter, limit ?? 100, Cursor(cursor)), cancellationToken);
    }

    private static long? Cursor(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        return AlertNumber.TryParse(cursor, out var before) ? before : throw Refusal.Invalid("Giá trị “{0}” của {1} không dùng được.", cursor, "cursor");
    }

    private static async Task<AlertView> One(IMediator mediator, IRequest<AlertOutcome> command, AlertRef alert, CancellationToken cancellationToken)
    {
        (await mediator.Send(command, cancellationToken)).ThrowIfRefused();
        return await mediator.Send(new GetAlert.Query(alert.Id), cancellationToken);
    }

    internal sealed record Close(Verdict Verdict, string? Note);

    internal sealed record Several(IReadOnlyList<AlertRef> Alerts)
    {
        public IReadOnlyList<long> Ids => [.. (Alerts ?? []).Select(alert => alert.Id)];
    }

    internal sealed record CloseSeveral(IReadOnlyList<AlertRef> Alerts, Verdict Verdict, string? Note);
}
