using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary><c>/api/v1/escalations</c>, and the one way in: a case.</summary>
internal static class EscalationEndpoints
{
    private const string Both = $"{RoleNames.Team},{RoleNames.Liaison}";

    public static void Map(WebApplication app)
    {
        app.MapApi("/cases/{number}/escalations").MapPost("", async (string number, Raise body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var id = await mediator.Send(new EscalateCase.Command(number, body.Reason, body.Urgency ?? Urgency.Urgent), cancellationToken);
            return Results.Created(FormattableString.Invariant($"/api/v1/escalations/{id}"), await One(mediator, id, cancellationToken));
        }).AllowRoles(RoleNames.Team).WithTags("escalations").Produces<EscalationView>(StatusCodes.Status201Created);

        var escalations = app.MapApi("/escalations").WithTags("escalations");
        escalations.MapGet("", (IMediator mediator, string? @case, string? state, CancellationToken cancellationToken) =>
            mediator.Send(new ListEscalations.Query(@case, null, QueryValues.One<EscalationState>("state", state)), cancellationToken)).AllowRoles(Both);
        escalations.MapGet("/{id:int}", (int id, IMediator mediator, CancellationToken cancellationToken) => One(mediator, id, cancellationToken)).AllowRoles(Both);
        escalations.MapPost("/{id:int}/acknowledge", (int id, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new AcknowledgeEscalation.Command(id), id, cancellationToken)).AllowRoles(RoleNames.Liaison);
        escalations.MapPost("/{id:int}/messages", (int id, Message body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new WriteEscalationMessage.Command(id, body.Kind ?? EscalationMessageKind.Answer, body.Text), id, cancellationToken)).AllowRoles(Both);
        escalations.MapPost("/{id:int}/close", (int id, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new CloseEscalation.Command(id), id, cancellationToken)).AllowRoles($"{RoleNames.TeamLead},{RoleNames.Liaison}");
    }

    private static async Task<EscalationView> One(IMediator mediator, int id, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListEscalations.Query(Id: id), cancellationToken)).SingleOrDefault() ?? throw Refusal.NotFound("Không có báo cáo số {0}.", id);

    private static async Task<EscalationView> Then<T>(IMediator mediator, IRequest<T> command, int id, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return await One(mediator, id, cancellationToken);
    }

    internal sealed record Raise(string Reason, Urgency? Urgency);

    internal sealed record Message(string Text, EscalationMessageKind? Kind);
}
