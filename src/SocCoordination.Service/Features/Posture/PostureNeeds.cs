using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Ui.Shared;

namespace SocCoordination.Service.Features.Posture;

/// <summary>What leadership has to decide: what the team cannot put right by itself, worst first.</summary>
internal static class PostureNeeds
{
    private const int Important = 3;

    /// <summary>A grave case that is open for longer needs somebody above the team.</summary>
    private static readonly TimeSpan LongOpen = TimeSpan.FromDays(14);

    public static IReadOnlyList<PostureNeed> Of(PostureFacts facts) => [.. Unanswered(facts), .. LongCases(facts), .. BlindSystems(facts)];

    private static IEnumerable<PostureNeed> Unanswered(PostureFacts facts) =>
        from one in facts.Escalations
        where one.State == EscalationState.Sent && one.OverdueSince is not null
        orderby one.RaisedAt
        select new PostureNeed(
            new($"Báo cáo sự cố {one.Case} chưa được cơ quan điều phối quốc gia xác nhận sau {Shown.Span(facts.Period.To - one.RaisedAt, false)}",
                $"The escalation of {one.Case} is not acknowledged after {Shown.Span(facts.Period.To - one.RaisedAt, true)}"),
            null, "escalations?state=overdue");

    private static IEnumerable<PostureNeed> LongCases(PostureFacts facts) =>
        from one in facts.Cases
        where one.ClosedAt is null && one.Severity >= Severity.High && facts.Period.To - one.OpenedAt > LongOpen
        orderby one.OpenedAt
        select new PostureNeed(
            new($"Sự cố {one.Number} mở đã {Shown.Span(facts.Period.To - one.OpenedAt, false)}: {one.Title}", $"Incident {one.Number} open for {Shown.Span(facts.Period.To - one.OpenedAt, true)}: {one.Title}"),
            null, "cases?state=open");

    private static IEnumerable<PostureNeed> BlindSystems(PostureFacts facts) =>
        from agency in facts.Agencies
        let state = facts.StateOf(agency)
        where state != LogState.Sending
        let system = facts.Systems.Where(one => one.AgencyId == agency.Id).MaxBy(one => one.Level)
        where system is { Level: >= Important }
        orderby system.Level descending, agency.LastLog
        select new PostureNeed(
            state == LogState.Never
                ? new($"{agency.Name}: hệ thống cấp độ {system.Level} chưa từng gửi nhật ký", $"{agency.Name}: a system of level {system.Level} has never sent logs")
                : new($"{agency.Name}: hệ thống cấp độ {system.Level} không gửi nhật ký đã {Shown.Span(facts.Period.To - agency.LastLog!.Value, false)}",
                    $"{agency.Name}: a system of level {system.Level} has sent no logs for {Shown.Span(facts.Period.To - agency.LastLog!.Value, true)}"),
            system.Owner, state == LogState.Never ? "agencies?state=never" : "agencies?state=silent");
}
