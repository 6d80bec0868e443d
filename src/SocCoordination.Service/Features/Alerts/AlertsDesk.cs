using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Alerts.Pages;
using SocCoordination.Service.Features.Alerts.Queue;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Portal;
using SocCoordination.Service.Ui;
using SocCoordination.Service.Ui.Forms;
using SocCoordination.Service.Ui.Shared;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>What the triage pages send: claims, verdicts, cases; and the parts of them that a script asks for again.</summary>
internal static class AlertsDesk
{
    private const string Queue = "/triage";

    public static void Map(WebApplication app)
    {
        app.MapGet("/triage/rows", Rows).AllowRoles(RoleNames.Team).ExcludeFromDescription();
        app.MapGet("/triage/more", (string? view, string? q, string? severity, int? rows) =>
            new RazorComponentResult<QueueMore>(new { Filter = QueueFilter.Of(view, q, severity, rows), Shown = rows ?? GetQueue.Window })).AllowRoles(RoleNames.Team).ExcludeFromDescription();
        app.MapGet("/triage/summary", (string? view, string? q, string? severity, int? rows) =>
            new RazorComponentResult<QueueSummary>(new { Filter = QueueFilter.Of(view, q, severity, rows) })).AllowRoles(RoleNames.Team).ExcludeFromDescription();
        app.MapGet("/triage/{number}/part", Part).AllowRoles(RoleNames.Team).ExcludeFromDescription();

        var doors = app.MapGroup("/do").AllowRoles(RoleNames.Team);
        doors.MapForm("/alerts/claim", Back, (IFormCollection form, DeskAnswers answers, CancellationToken cancellationToken) =>
            answers.ChangeAsync(form, new ClaimAlerts.Command(Ids(form)), "Đã nhận {0} cảnh báo.", cancellationToken));
        doors.MapForm("/alerts/release", Back, (IFormCollection form, DeskAnswers answers, CancellationToken cancellationToken) =>
            answers.ChangeAsync(form, new ReleaseAlerts.Command(Ids(form)), "Đã trả lại {0} cảnh báo.", cancellationToken));
        doors.MapForm("/alerts/reopen", Back, (IFormCollection form, DeskAnswers answers, CancellationToken cancellationToken) =>
            answers.ChangeAsync(form, new ReopenAlerts.Command(Ids(form)), "Đã mở lại {0} cảnh báo.", cancellationToken));
        doors.MapForm("/alerts/close", _ => Queue + "/close", CloseAsync);
        doors.MapForm("/alerts/open-case", _ => Queue + "/open-case", OpenCaseAsync);
        doors.MapForm("/alerts/add-to-case", _ => Queue + "/add-to-case", AddToCaseAsync);
        doors.MapForm("/reports/{reference}/message", Back, async (string reference, IFormCollection form, IMediator mediator, CancellationToken cancellationToken) =>
        {
            await mediator.Send(new WriteReportMessage.Command(reference, form.Text("text") ?? ""), cancellationToken);
            return new FormDone(Back(form));
        });
    }

    private static RazorComponentResult<TriageRows> Rows(string? view, string? q, string? severity, int? rows, string? only) =>
        new(new
        {
            Filter = QueueFilter.Of(view, q, severity, rows),
            Only = string.IsNullOrEmpty(only) ? null : AlertIds.Read(only),
        });

    private static RazorComponentResult<AlertDetail> Part(AlertRef number, string? view, string? q, string? severity, int? rows) =>
        new(new { Alert = number.Id, Filter = QueueFilter.Of(view, q, severity, rows) });

    private static async Task<object> CloseAsync(IFormCollection form, DeskAnswers answers, CancellationToken cancellationToken)
    {
        if (QueryValues.One<Verdict>("verdict", form.Text("verdict")) is not { } verdict)
            return FormAsk.Again;
        return await answers.ChangeAsync(form, new CloseAlerts.Command(Ids(form), verdict, form.Text("note")), "Đã đóng {0} cảnh báo.", cancellationToken);
    }

    private static async Task<object> OpenCaseAsync(IFormCollection form, IMediator mediator, DeskAnswers answers, CancellationToken cancellationToken)
    {
        if (!form.ContainsKey("title"))
            return FormAsk.Again;
        var opened = await mediator.Send(
            new OpenCase.Command(
                Ids(form), form.Text("title"), QueryValues.One<Severity>("severity", form.Text("severity")), form.Text("type"), form["playbook"].ToString(),
                QueryValues.One<Tlp>("tlp", form.Text("tlp")) ?? Tlp.Amber),
            cancellationToken);
        return answers.Done("/cases/" + opened.Case, opened.Refused, "Đã mở sự cố {0}.", opened.Case);
    }

    private static async Task<object> AddToCaseAsync(IFormCollection form, IMediator mediator, DeskAnswers answers, CancellationToken cancellationToken)
    {
        if (form.Text("case") is not { } into)
            return FormAsk.Again;
        var outcome = await mediator.Send(new AddAlertsToCase.Command(into, Ids(form)), cancellationToken);
        if (outcome.Done.Count == 0)
            outcome.ThrowIfRefused();
        return answers.Done(Back(form), outcome.Refused, "Đã thêm {0} cảnh báo vào sự cố {1}.", outcome.Done.Count, into);
    }

    private static IReadOnlyList<long> Ids(IFormCollection form) => AlertIds.Read(form[AlertIds.Field]);

    private static string Back(HttpRequest request) => Back(request.Form);

    private static string Back(IFormCollection form) => form.Text("return") is { } address ? LocalAddress.OrHome(address) : Queue;

    /// <summary>Says in a sentence what was done, and of each alert that was left why.</summary>
    internal sealed class DeskAnswers(IMediator mediator, IStringLocalizer<Words> words)
    {
        private const int Named = 5;

        /// <param name="said">The sentence, with the number of changed alerts as {0}.</param>
        public async Task<object> ChangeAsync(IFormCollection form, IRequest<AlertOutcome> command, string said, CancellationToken cancellationToken)
        {
            var outcome = await mediator.Send(command, cancellationToken);
            return outcome.Done.Count == 0 ? Done(Back(form), outcome.Refused, null) : Done(Back(form), outcome.Refused, said, outcome.Done.Count);
        }

        public FormDone Done(string go, IReadOnlyList<RefusedAlert> refused, string? said, params object[] arguments)
        {
            var sentences = refused.Take(Named).Select(one => one.ToRefusal()).Select(refusal => words[refusal.Sentence, refusal.Arguments].Value);
            if (refused.Count > Named)
                sentences = sentences.Append(words["Còn {0} cảnh báo khác không đổi.", Shown.Number(refused.Count - Named)]);
            if (said is not null)
                sentences = sentences.Prepend(words[said, arguments]);
            return new FormDone(go, string.Join(' ', sentences), refused.Count > 0);
        }
    }
}
