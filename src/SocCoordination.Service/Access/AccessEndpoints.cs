using MediatR;
using SocCoordination.Service.Api;

namespace SocCoordination.Service.Access;

/// <summary><c>/api/v1/keys</c>, <c>/api/v1/accounts</c>, <c>/api/v1/me</c>.</summary>
internal static class AccessEndpoints
{
    private const string AnyPerson = $"{RoleNames.TeamAndAdministrator},{RoleNames.AgencyOfficer},{RoleNames.Liaison},{RoleNames.Leadership}";

    public static void Map(WebApplication app)
    {
        app.MapApi("/me").MapGet("", (CallerContext context) =>
            new Me(context.Caller.Id, context.Caller.Name, [.. context.Caller.Roles.Select(RoleNames.Of)], context.Caller.AgencyId)).AllowRoles(AnyPerson).WithTags("access");

        var keys = app.MapApi("/keys").AllowRoles(RoleNames.Administrator).WithTags("access");
        keys.MapGet("", (IMediator mediator, int? agency, CancellationToken cancellationToken) => mediator.Send(new ListKeys.Query(agency), cancellationToken));
        keys.MapPost("", async (CreateKey.Command body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var secret = await mediator.Send(body, cancellationToken);
            return Results.Created($"/api/v1/keys/{secret.Id}", new NewKey(secret.Id, body.Role == Role.Shipper ? secret.ForShipper : secret.ForApi));
        }).Produces<NewKey>(StatusCodes.Status201Created);
        keys.MapDelete("/{key}", async (string key, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new RevokeKey.Command(key), cancellationToken);
            return Results.NoContent();
        });

        var accounts = app.MapApi("/accounts").AllowRoles(RoleNames.Administrator).WithTags("access");
        accounts.MapGet("", (IMediator mediator, CancellationToken cancellationToken) => mediator.Send(new ListAccounts.Query(), cancellationToken));
        accounts.MapPost("", async (CreateAccount.Command body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var created = await mediator.Send(body, cancellationToken);
            return Results.Created(FormattableString.Invariant($"/api/v1/accounts/{created.Account}"), created);
        }).Produces<CreateAccount.Created>(StatusCodes.Status201Created);
        accounts.MapPut("/{id:int}", async (int id, Change body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new ChangeAccount.Command(id, body.DisplayName, body.Roles, body.Agency, body.Disabled), cancellationToken);
            return (await mediator.Send(new ListAccounts.Query(id), cancellationToken)).Single();
        });
        accounts.MapPost("/{id:int}/password", async (int id, IMediator mediator, CancellationToken cancellationToken) =>
            new NewPassword(await mediator.Send(new ResetPassword.Command(id), cancellationToken)));
    }

    internal sealed record Me(string Id, string Name, IReadOnlyList<string> Roles, int? AgencyId);

    /// <param name="Key">Shown once.</param>
    internal sealed record NewKey(string Id, string Key);

    internal sealed record NewPassword(string Password);

    internal sealed record Change(string DisplayName, IReadOnlyList<Role> Roles, int? Agency, bool Disabled);
}
