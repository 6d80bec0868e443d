using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Deadlines;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Cases;

/// <summary><c>/api/v1/cases</c>.</summary>
internal static class CasesEndpoints
{
    private const string Readers = $"{RoleNames.Team},{RoleNames.Liaison}";

    public static void Map(WebApplication app)
    {
        var cases = app.MapApi("/cases").WithTags("cases");
        cases.MapGet("", (IMediator mediator, bool? open, string? q, int? agency, string? type, DateTimeOffset? from, DateTimeOffset? to, string? cursor, int? limit, CancellationToken cancellationToken) =>
            mediator.Send(new ListCases.Query(open, q, agency, type, from, to, limit ?? 100, cursor), cancellationToken)).AllowRoles($"{Readers},{RoleNames.Leadership}");
        cases.MapGet("/{number}", Get).AllowRoles(Readers);
        cases.MapPost("", async (Open body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var opened = await mediator.Send(body.ToCommand(), cancellationToken);
            return Results.Created($"/api/v1/cases/{opened.Case}", opened);
        }).AllowRoles(RoleNames.Team).Produces<OpenCase.Opened>(StatusCodes.Status201Created);
        cases.MapPatch("/{number}", (string number, Edit body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new EditCase.Command(number, body.Title, body.Summary, body.Severity, body.Tlp, body.IncidentType), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/move", (string number, Move body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new MoveCase.Command(number, body.To, body.Reason), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/assign", (string number, Assign body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new AssignCase.Command(number, body.Account), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/alerts", (string number, AlertsEndpoints.Several body, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new AddAlertsToCase.Command(number, body.Ids), cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/notes", (string number, Note body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new AddNote.Command(number, body.Text), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/playbook", (string number, Start body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new StartPlaybook.Command(number, body.Playbook), number, cancellationToken)).AllowRoles(RoleNames.Team);
        MapDeadlines(cases);
        MapTasks(cases);
    }

    private static void MapDeadlines(RouteGroupBuilder cases)
    {
        cases.MapGet("/{number}/deadlines", (string number, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new GetDeadlines.Query(number), cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/notices", async (string number, Notice body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new RecordNotice.Command(number, body.Duty, body.Reference), cancellationToken);
            return await mediator.Send(new GetDeadlines.Query(number), cancellationToken);
        }).AllowRoles(RoleNames.Team);
        cases.MapPut("/{number}/moments/{what}", async (string number, string what, Moment body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new DeclareMoment.Command(number, QueryValues.One<Trigger>("what", what)!.Value, body.Holds), cancellationToken);
            return await mediator.Send(new GetDeadlines.Query(number), cancellationToken);
        }).AllowRoles(RoleNames.Team);
    }

    private static void MapTasks(RouteGroupBuilder cases)
    {
        cases.MapGet("/{number}/tasks", async (string number, IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(new GetCase.Query(number), cancellationToken)).Tasks).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/tasks", (string number, NewTask body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new AddTask.Command(number, body.Title, body.Phase), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/tasks/{task:int}/finish", (string number, int task, Finish body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new FinishTask.Command(number, task, body.State ?? TaskState.Done, body.Outcome), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/tasks/{task:int}/reopen", (string number, int task, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new ReopenTask.Command(number, task), number, cancellationToken)).AllowRoles(RoleNames.Team);
        cases.MapPost("/{number}/tasks/{task:int}/approve", (string number, int task, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new ApproveTask.Command(number, task), number, cancellationToken)).AllowRoles(RoleNames.TeamLead);
    }

    private static Task<CaseDetail> Get(string number, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new GetCase.Query(number), cancellationToken);

    private static async Task<CaseDetail> Then<T>(IMediator mediator, IRequest<T> command, string number, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return await Get(number, mediator, cancellationToken);
    }

    internal sealed record Open(IReadOnlyList<AlertRef>? Alerts, string? Title, Severity? Severity, string? IncidentType, string? Playbook, Tlp? Tlp)
    {
        public OpenCase.Command ToCommand() => new([.. (Alerts ?? []).Select(alert => alert.Id)], Title, Severity, IncidentType, Playbook, Tlp ?? Model.Tlp.Amber);
    }

    internal sealed record Edit(string? Title, string? Summary, Severity? Severity, Tlp? Tlp, string? IncidentType);

    internal sealed record Move(CaseStatus To, string? Reason);

    internal sealed record Assign(int? Account);

    internal sealed record Note(string Text);

    internal sealed record Notice(string Duty, string? Reference);

    internal sealed record Moment(bool Holds);

    internal sealed record Start(string Playbook);

    internal sealed record NewTask(string Title, CaseStatus? Phase);

    internal sealed record Finish(TaskState? State, string? Outcome);
}
