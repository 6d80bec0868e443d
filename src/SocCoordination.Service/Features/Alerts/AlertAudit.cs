using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>What the journal's entries on alerts say to a person.</summary>
internal sealed class AlertAudit : IAudit
{
    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<AlertOpened>("alert.opened", Audience.Team,
            fact => $"Cảnh báo {Number(fact)}: {fact.Vietnamese}",
            fact => $"Alert {Number(fact)}: {fact.English}"),
        FactKind.Of<AlertCounted>("alert.counted", Audience.Team,
            fact => $"Cảnh báo {Number(fact)} tăng lên {fact.Count} sự kiện",
            fact => $"Alert {Number(fact)} rose to {fact.Count} events"),
        FactKind.Of<AlertClaimed>("alert.claimed", Audience.Team,
            fact => $"Nhận xử lý cảnh báo {Number(fact)}",
            fact => $"Claimed alert {Number(fact)}"),
        FactKind.Of<AlertReleased>("alert.released", Audience.Team,
            fact => $"Trả lại cảnh báo {Number(fact)}",
            fact => $"Released alert {Number(fact)}"),
        FactKind.Of<AlertClosed>("alert.closed", Audience.Team,
            fact => $"Đóng cảnh báo {Number(fact)}: {AlertTexts.Of(fact.Verdict, false)}{After(fact.Note)}",
            fact => $"Closed alert {Number(fact)}: {AlertTexts.Of(fact.Verdict, true)}{After(fact.Note)}"),
        FactKind.Of<AlertReopened>("alert.reopened", Audience.Team,
            fact => $"Mở lại cảnh báo {Number(fact)}",
            fact => $"Reopened alert {Number(fact)}"),
        FactKind.Of<AlertAddedToCase>("alert.added_to_case", Audience.Team,
            fact => $"Đưa cảnh báo {Number(fact)} vào sự cố {fact.Case}",
            fact => $"Added alert {Number(fact)} to case {fact.Case}"),
    ];

    private static string Number(AlertFact fact) => AlertNumber.Of(fact.Alert);

    private static string After(string? note) => string.IsNullOrWhiteSpace(note) ? "" : $" — “{note}”";
}
