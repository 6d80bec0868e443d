using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Alerts.Queue;

/// <summary>Which alerts a view of the queue holds.</summary>
internal sealed class QueueSelection(SocDbContext database, CallerContext context, ProvinceClock province)
{
    public IQueryable<Alert> Of(QueueView view, string? text, Severity? atLeast)
    {
        var named = AlertNumber.TryParse(text?.Trim(), out var number) && text!.Trim().StartsWith("CB-", StringComparison.OrdinalIgnoreCase);
        var (state, owner, closedFrom) = view switch
        {
            QueueView.New => (AlertState.New, null, null),
            QueueView.Active => (AlertState.Claimed, null, null),
            QueueView.Mine => (AlertState.Claimed, context.Caller.Id, null),
            _ => (AlertState.Closed, (string?)null, (DateTimeOffset?)province.StartOf(DateOnly.FromDateTime(province.Now.DateTime))),
        };
        var found = new AlertFilter([state], owner, atLeast, ClosedFrom: closedFrom, Text: named ? null : text).Apply(database);
        return named ? found.Where(alert => alert.Id == number) : found;
    }
}
