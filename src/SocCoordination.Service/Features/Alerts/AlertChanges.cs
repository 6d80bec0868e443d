using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>What a change to any number of alerts did.</summary>
/// <param name="Done">The alerts that changed.</param>
/// <param name="Refused">The others, each with the reason.</param>
internal sealed record AlertOutcome(IReadOnlyList<string> Done, IReadOnlyList<RefusedAlert> Refused);

/// <summary>An alert that did not change, and why; the owner where that is the reason.</summary>
internal sealed record RefusedAlert(string Alert, string Reason, string? Owner);

/// <summary>Loads alerts with their case's number, applies one change to each, and writes what happened.</summary>
internal sealed class AlertChanges(SocDbContext database, JournalBuffer journal)
{
    public async Task<AlertOutcome> ApplyAsync(
        IReadOnlyCollection<long> ids, Func<Alert, AlertRefusal?> change, Func<Alert, string?, Fact> fact, CancellationToken cancellationToken)
    {
        var alerts = await database.Alerts.Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellationToken);
        var cases = await CaseNumbersAsync(alerts.Values, cancellationToken);
        var done = new List<string>();
        var refused = new List<RefusedAlert>();
        foreach (var id in ids.Distinct())
        {
            if (!alerts.TryGetValue(id, out var alert))
                refused.Add(new RefusedAlert(AlertNumber.Of(id), "not_found", null));
            else if (change(alert) is { } refusal)
                refused.Add(new RefusedAlert(alert.Number, SnakeCase.Of(refusal.ToString()), alert.OwnerName));
            else
            {
                alert.Version++;
                done.Add(alert.Number);
                journal.Record(fact(alert, alert.CaseId is { } number ? cases.GetValueOrDefault(number) : null));
            }
        }

        return new AlertOutcome(done, refused);
    }

    private Task<Dictionary<int, string>> CaseNumbersAsync(IEnumerable<Alert> alerts, CancellationToken cancellationToken)
    {
        var ids = alerts.Select(alert => alert.CaseId).OfType<int>().Distinct().ToList();
        return database.Cases.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Number, cancellationToken);
    }
}

/// <summary>A refused alert as a sentence: for doors that change one alert it is the answer, in a list an item.</summary>
internal static class RefusedAlerts
{
    public static void ThrowIfRefused(this AlertOutcome outcome)
    {
        if (outcome.Refused is [var refused, ..])
            throw refused.ToRefusal();
    }

    public static Refusal ToRefusal(this RefusedAlert refused) => refused.Reason switch
    {
        "not_found" => Refusal.NotFound("Không có cảnh báo {0}.", refused.Alert),
        "closed" => Refusal.Conflict("Cảnh báo {0} đã đóng. Mở lại trước nếu cần làm tiếp.", refused.Alert),
        "not_closed" => Refusal.Conflict("Cảnh báo {0} chưa đóng.", refused.Alert),
        "not_claimed" => Refusal.Conflict("Cảnh báo {0} chưa có ai nhận.", refused.Alert),
        "already_yours" => Refusal.Conflict("Anh/chị đã nhận cảnh báo {0} rồi.", refused.Alert),
        "owned_by_another" => Refusal.Conflict("{1} đang xử lý cảnh báo {0}. Trao đổi với người đó trước.", refused.Alert, refused.Owner ?? "—"),
        "already_in_this_case" => Refusal.Conflict("Cảnh báo {0} đã ở trong sự cố này.", refused.Alert),
        _ => Refusal.Conflict("Cảnh báo {0} đã thuộc một sự cố khác.", refused.Alert),
    };
}
