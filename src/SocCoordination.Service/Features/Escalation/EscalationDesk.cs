using MediatR;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Ui;
using SocCoordination.Service.Ui.Forms;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>What the escalation pages' forms send, from the liaison and from the team.</summary>
internal static class EscalationDesk
{
    private const string Both = $"{RoleNames.Team},{RoleNames.Liaison}";

    public static void Map(WebApplication app)
    {
        var doors = app.MapGroup("/do/escalations/{id:int}");
        doors.MapForm("/acknowledge", PageOf, async (int id, IFormCollection form, IMediator mediator, IStringLocalizer<Words> words, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new AcknowledgeEscalation.Command(id), cancellationToken);
            return new FormDone(Back(form, id), words["Đã tiếp nhận. Đội ứng cứu thấy ngay."]);
        }).AllowRoles(RoleNames.Liaison);
        doors.MapForm("/message", PageOf, async (int id, IFormCollection form, IMediator mediator, CancellationToken cancellationToken) =>
        {
            var kind = QueryValues.One<EscalationMessageKind>("kind", form.Text("kind")) ?? EscalationMessageKind.Answer;
            await mediator.Send(new WriteEscalationMessage.Command(id, kind, form.Text("text") ?? ""), cancellationToken);
            return new FormDone(Back(form, id));
        }).AllowRoles(Both);
        doors.MapForm("/close", PageOf, async (int id, IFormCollection form, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new CloseEscalation.Command(id), cancellationToken);
            return new FormDone(Back(form, id));
        }).AllowRoles($"{RoleNames.TeamLead},{RoleNames.Liaison}");
    }

    /// <summary>The page that the form was on: it says so itself, since the case page has the same forms.</summary>
    private static string PageOf(HttpRequest request) => request.Form.Text("return") is { } address ? LocalAddress.OrHome(address) : "/escalations/" + request.RouteValues["id"];

    private static string Back(IFormCollection form, int id) => form.Text("return") is { } address ? LocalAddress.OrHome(address) : FormattableString.Invariant($"/escalations/{id}");
}
