using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary><c>/api/v1/agencies</c> and <c>/api/v1/sources</c>.</summary>
internal static class AgenciesEndpoints
{
    private const string Keepers = $"{RoleNames.Administrator},{RoleNames.TeamLead}";

    public static void Map(WebApplication app)
    {
        var agencies = app.MapApi("/agencies").WithTags("agencies");
        agencies.MapGet("", (IMediator mediator, string? q, CancellationToken cancellationToken) =>
            mediator.Send(new ListAgencies.Query(q), cancellationToken)).AllowRoles($"{RoleNames.TeamAndAdministrator},{RoleNames.Leadership},{RoleNames.AgencyOfficer}");
        agencies.MapGet("/{id:int}", (int id, IMediator mediator, CancellationToken cancellationToken) =>
            One(mediator, id, cancellationToken)).AllowRoles($"{RoleNames.TeamAndAdministrator},{RoleNames.Leadership},{RoleNames.AgencyOfficer}");
        agencies.MapPost("", async (CreateAgency.Command body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var id = await mediator.Send(body, cancellationToken);
            return Results.Created(FormattableString.Invariant($"/api/v1/agencies/{id}"), await One(mediator, id, cancellationToken));
        }).AllowRoles(Keepers).Produces<AgencyView>(StatusCodes.Status201Created);
        agencies.MapPut("/{id:int}", (int id, Edit body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new EditAgency.Command(id, body.Name, body.Kind, body.Address, body.Phone, body.Email, body.Aliases, body.Active), id, cancellationToken)).AllowRoles(Keepers);
        agencies.MapPost("/{id:int}/systems", (int id, NewSystem body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new AddSystem.Command(id, body.Name, body.Level, body.Owner, body.PersonalData, body.Hosts ?? []), id, cancellationToken)).AllowRoles(Keepers);
        agencies.MapDelete("/{id:int}/systems/{system:int}", (int id, int system, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new RemoveSystem.Command(id, system), id, cancellationToken)).AllowRoles(Keepers);
        agencies.MapPost("/{id:int}/senders", (int id, NewSender body, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new AddSyslogSender.Command(id, body.Address, body.Name), id, cancellationToken)).AllowRoles(Keepers);
        agencies.MapDelete("/{id:int}/senders/{sender:int}", (int id, int sender, IMediator mediator, CancellationToken cancellationToken) =>
            Then(mediator, new RemoveSyslogSender.Command(id, sender), id, cancellationToken)).AllowRoles(Keepers);

        app.MapApi("/sources").MapGet("", (IMediator mediator, int? agency, CancellationToken cancellationToken) =>
            mediator.Send(new ListSources.Query(agency), cancellationToken)).AllowRoles($"{RoleNames.TeamAndAdministrator},{RoleNames.AgencyOfficer}").WithTags("sources");
    }

    private static async Task<AgencyView> One(IMediator mediator, int id, CancellationToken cancellationToken) =>
        (await mediator.Send(new ListAgencies.Query(Id: id), cancellationToken)).SingleOrDefault() ?? throw Refusal.NotFound("Không có cơ quan số {0}.", id);

    private static async Task<AgencyView> Then<T>(IMediator mediator, IRequest<T> command, int id, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return await One(mediator, id, cancellationToken);
    }

    internal sealed record Edit(string Name, AgencyKind Kind, string? Address, string? Phone, string? Email, string? Aliases, bool Active = true);

    internal sealed record NewSystem(string Name, int Level, string? Owner, bool PersonalData, IReadOnlyList<string>? Hosts);

    internal sealed record NewSender(string Address, string Name);
}
