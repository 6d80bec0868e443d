using System.Security.Cryptography;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary><c>/api/v1/reports</c>.</summary>
internal static class PortalEndpoints
{
    private const string Both = $"{RoleNames.Team},{RoleNames.AgencyOfficer}";

    public static void Map(WebApplication app)
    {
        var reports = app.MapApi("/reports").AllowRoles(Both).WithTags("reports");
        reports.MapGet("", (IMediator mediator, string? state, CancellationToken cancellationToken) =>
            mediator.Send(new ListReports.Query(QueryValues.One<ReportState>("state", state)), cancellationToken));
        reports.MapGet("/{reference}", (string reference, IMediator mediator, CancellationToken cancellationToken) =>
            mediator.Send(new GetReport.Query(reference), cancellationToken));
        reports.MapPost("", async (New body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var sent = await mediator.Send(body.ToCommand(), cancellationToken);
            return Results.Created($"/api/v1/reports/{sent.Reference}", sent);
        }).Produces<SendReport.Sent>(StatusCodes.Status201Created);
        reports.MapPost("/{reference}/messages", async (string reference, Message body, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new WriteReportMessage.Command(reference, body.Text), cancellationToken);
            return await mediator.Send(new GetReport.Query(reference), cancellationToken);
        });
        reports.MapPost("/{reference}/read", async (string reference, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new ReadReport.Command(reference), cancellationToken);
            return await mediator.Send(new GetReport.Query(reference), cancellationToken);
        }).AllowRoles(RoleNames.Team);
    }

    /// <param name="FormId">The same again is the same report; null: always a new one.</param>
    internal sealed record New(
        string? FormId, ReportCategory Category, string Description, string? Noticed, string AgencyName, string ContactName, string ContactPhone, string? ContactEmail,
        bool ByPhone, int? Agency)
    {
        public SendReport.Command ToCommand() => new(
            FormId ?? RandomNumberGenerator.GetHexString(32, lowercase: true), Category, Description, Noticed, AgencyName, ContactName, ContactPhone, ContactEmail, ByPhone, Agency);
    }

    internal sealed record Message(string Text);
}
