using System.Globalization;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Escalation;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Ui.Shared;
using Row = SocCoordination.Service.Features.Posture.ListPosture.Row;

namespace SocCoordination.Service.Features.Posture;

/// <summary>Which of a month's rows a figure counted.</summary>
internal static class PostureLists
{
    private static readonly BothLanguages Nothing = new("", "");

    /// <param name="Alert">Its sentence is read later.</param>
    public sealed record Found(Row Row, long? Alert = null);

    /// <returns>Null for a list that there is not.</returns>
    public static IReadOnlyList<Found>? Of(PostureFacts facts, ListPosture.Query asked) => asked.List switch
    {
        "cases" => [.. Cases(facts, asked).OrderByDescending(one => one.OpenedAt).Select(CaseOf)],
        "alerts" => [.. facts.OpenedAlerts.Where(one => asked.By != "verdict" || PostureCounts.KeyOf(one.Verdict) == asked.Value).OrderByDescending(one => one.OpenedAt).Select(AlertOf)],
        "times" => PostureStages.Of(facts).FirstOrDefault(stage => stage.Key == asked.Value) is { } stage ? Times(facts, stage) : null,
        "agencies" => [.. facts.Agencies.Where(one => asked.By != "state" || SnakeCase.Of(facts.StateOf(one).ToString()) == asked.Value).Select(one => AgencyOf(facts, one))],
        "escalations" => [.. Escalations(facts, asked.Value).OrderByDescending(one => one.RaisedAt).Select(EscalationOf)],
        "systems" => [.. facts.Systems.Where(one => asked.By != "level" || one.Level.ToString(CultureInfo.InvariantCulture) == asked.Value).OrderByDescending(one => one.Level).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => SystemOf(facts, one))],
        _ => null,
    };

    private static IEnumerable<CaseRow> Cases(PostureFacts facts, ListPosture.Query asked) => asked.By switch
    {
        "type" => facts.OpenedCases.Where(one => (one.Type ?? PostureCounts.None) == asked.Value),
        "severity" => facts.OpenedCases.Where(one => SnakeCase.Of(one.Severity.ToString()) == asked.Value),
        "agency" => facts.OpenedCases.Where(one => asked.Value == PostureCounts.None ? one.Agencies.Count == 0 : one.Agencies.Any(id => id.ToString(CultureInfo.InvariantCulture) == asked.Value)),
        "level" => facts.OpenedCases.Where(one => one.Systems.Any(id => facts.Systems.Any(system => system.Id == id && system.Level.ToString(CultureInfo.InvariantCulture) == asked.Value))),
        "state" => facts.Cases.Where(one => one.ClosedAt is null),
        _ => facts.OpenedCases,
    };

    private static IEnumerable<EscalationRow> Escalations(PostureFacts facts, string? state) => state switch
    {
        "acknowledged" => facts.Raised.Where(one => one.AcknowledgedAt is not null),
        "waiting" => facts.Raised.Where(one => one.AcknowledgedAt is null),
        "overdue" => facts.Raised.Where(one => one.OverdueSince is not null),
        _ => facts.Raised,
    };

    private static Found CaseOf(CaseRow one) => new(new Row(
        one.Number, new(one.Title, one.Title), one.OpenedAt, new(CaseTexts.Of(one.Status, false), CaseTexts.Of(one.Status, true)), "/cases/" + one.Number));

    private static Found AlertOf(AlertRow one) => new(new Row(
        AlertNumber.Of(one.Id), Nothing, one.OpenedAt, new(CaseTexts.Of(one.Severity, false), CaseTexts.Of(one.Severity, true)), "/triage/" + AlertNumber.Of(one.Id)), one.Id);

    private static IReadOnlyList<Found> Times(PostureFacts facts, PostureStage stage)
    {
        var titles = facts.Cases.ToDictionary(one => one.Number, one => one.Title);
        return [.. stage.Spans.OrderBy(one => one.Span).Select(one =>
        {
            var figure = new BothLanguages(Shown.Span(one.Span, false), Shown.Span(one.Span, true));
            if (AlertNumber.TryParse(one.Subject, out var alert))
                return new Found(new Row(one.Subject, Nothing, one.From, figure, "/triage/" + one.Subject), alert);
            var title = titles.GetValueOrDefault(one.Subject, "");
            return new Found(new Row(one.Subject, new(title, title), one.From, figure, "/cases/" + one.Subject));
        })];
    }

    private static Found AgencyOf(PostureFacts facts, AgencyRow one) => new(new Row(
        one.Name, Nothing, one.LastLog, facts.StateOf(one) switch
        {
            LogState.Sending => new("đang gửi", "sending"),
            LogState.Silent => new($"im lặng {Shown.Span(facts.Period.To - one.LastLog!.Value, false)}", $"silent for {Shown.Span(facts.Period.To - one.LastLog!.Value, true)}"),
            _ => new("chưa từng gửi", "never sent"),
        }, FormattableString.Invariant($"/agencies/{one.Id}")));

    private static Found EscalationOf(EscalationRow one) => new(new Row(
        one.Case, new(one.Title, one.Title), one.RaisedAt, one.AcknowledgedAt is { } at
            ? new($"xác nhận sau {Shown.Span(at - one.RaisedAt, false)}{(one.OverdueSince is null ? "" : ", quá hạn")}", $"acknowledged after {Shown.Span(at - one.RaisedAt, true)}{(one.OverdueSince is null ? "" : ", overdue")}")
            : new(one.OverdueSince is null ? EscalationTexts.Of(one.State, false) : "chờ tiếp nhận, quá hạn", one.OverdueSince is null ? EscalationTexts.Of(one.State, true) : "waiting, overdue"),
        FormattableString.Invariant($"/escalations/{one.Id}")));

    private static Found SystemOf(PostureFacts facts, SystemRow one)
    {
        var agency = facts.Agencies.FirstOrDefault(it => it.Id == one.AgencyId)?.Name ?? "";
        return new(new Row(one.Name, new(agency, agency), null, new($"cấp độ {one.Level}", $"level {one.Level}"), FormattableString.Invariant($"/agencies/{one.AgencyId}")));
    }
}
