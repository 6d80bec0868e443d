using System.Globalization;
using MediatR;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Deadlines;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Features.Playbooks.Reporting;
using SocCoordination.Service.Ui.Forms;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Features.Cases;

/// <summary>What the case page's forms send; each leads back to the case.</summary>
internal static class CasesDesk
{
    public static void Map(WebApplication app)
    {
        app.MapGroup("/do").AllowRoles(RoleNames.Team).MapForm("/cases/open", _ => "/cases/new", OpenAsync);
        var doors = app.MapGroup("/do/cases/{number}").AllowRoles(RoleNames.Team);
        Case(doors, "/move", (number, form) => new MoveCase.Command(number, QueryValues.One<CaseStatus>("to", form.Text("to")) ?? CaseStatus.Verification, form.Text("reason")));
        Case(doors, "/edit", Edit);
        Case(doors, "/assign", (number, form) => new AssignCase.Command(number, int.TryParse(form.Text("account"), NumberStyles.None, CultureInfo.InvariantCulture, out var account) ? account : null));
        Case(doors, "/playbook", (number, form) => new StartPlaybook.Command(number, form.Text("playbook") ?? ""));
        Case(doors, "/moments", (number, form) => new DeclareMoment.Command(number, QueryValues.One<Trigger>("what", form.Text("what")) ?? Trigger.Detected, form.Text("holds") == "true"));
        Case(doors, "/notices", (number, form) => new RecordNotice.Command(number, form.Text("duty") ?? "", form.Text("reference")));
        Case(doors, "/tasks/{task:int}/approve", (number, _, task) => new ApproveTask.Command(number, task));
        Case(doors, "/tasks/{task:int}/reopen", (number, _, task) => new ReopenTask.Command(number, task));
        Case(doors, "/tasks/{task:int}/finish", (number, form, task) =>
            new FinishTask.Command(number, task, QueryValues.One<TaskState>("state", form.Text("state")) ?? TaskState.Done, form.Text("outcome")));
        Case<int>(doors, "/notes", (number, form) => new AddNote.Command(number, form.Text("text") ?? ""));
        Case<int>(doors, "/tasks", (number, form) => new AddTask.Command(number, form.Text("title") ?? "", QueryValues.One<CaseStatus>("phase", form.Text("phase"))));
        doors.MapForm("/escalate", request => PageOf(request) + "/escalate", EscalateAsync);
    }

    private static void Case(RouteGroupBuilder doors, string pattern, Func<string, IFormCollection, IRequest<Unit>> command) => Case<Unit>(doors, pattern, command);

    private static void Case<T>(RouteGroupBuilder doors, string pattern, Func<string, IFormCollection, IRequest<T>> command) =>
        doors.MapForm(pattern, PageOf, async (string number, IFormCollection form, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(command(number, form), cancellationToken);
            return new FormDone("/cases/" + number);
        });

    private static void Case(RouteGroupBuilder doors, string pattern, Func<string, IFormCollection, int, IRequest<Unit>> command) =>
        doors.MapForm(pattern, PageOf, async (string number, int task, IFormCollection form, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(command(number, form, task), cancellationToken);
            return new FormDone("/cases/" + number);
        });

    private static EditCase.Command Edit(string number, IFormCollection form) => new(
        number, form.Text("title"), form.ContainsKey("summary") ? form["summary"].ToString() : null,
        QueryValues.One<Severity>("severity", form.Text("severity")), QueryValues.One<Tlp>("tlp", form.Text("tlp")), form.Text("type"));

    private static async Task<FormDone> OpenAsync(IFormCollection form, IMediator mediator, IStringLocalizer<Words> words, CancellationToken cancellationToken)
    {
        var opened = await mediator.Send(
            new OpenCase.Command(
                [], form.Text("title"), QueryValues.One<Severity>("severity", form.Text("severity")), form.Text("type"), form["playbook"].ToString(),
                QueryValues.One<Tlp>("tlp", form.Text("tlp")) ?? Tlp.Amber),
            cancellationToken);
        return new FormDone("/cases/" + opened.Case, words["Đã mở sự cố {0}.", opened.Case]);
    }

    private static async Task<FormDone> EscalateAsync(string number, IFormCollection form, IMediator mediator, IStringLocalizer<Words> words, CancellationToken cancellationToken)
    {
        await mediator.Send(new EscalateCase.Command(number, form.Text("reason") ?? "", QueryValues.One<Urgency>("urgency", form.Text("urgency")) ?? Urgency.Urgent), cancellationToken);
        return new FormDone("/cases/" + number, words["Đã báo cáo cơ quan điều phối quốc gia."]);
    }

    private static string PageOf(HttpRequest request) => "/cases/" + request.RouteValues["number"];
}
