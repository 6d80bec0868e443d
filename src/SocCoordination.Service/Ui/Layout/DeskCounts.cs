using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Escalation;

namespace SocCoordination.Service.Ui.Layout;

/// <summary>The numbers beside the menu's links and the queue's filters, by the names that pages give them.</summary>
internal sealed class DeskCounts(IMediator mediator, CallerContext context)
{
    public const string New = "new";
    public const string Active = "active";
    public const string Mine = "mine";
    public const string ClosedToday = "closed";
    public const string Cases = "cases";
    public const string Escalations = "escalations";

    public async Task<IReadOnlyDictionary<string, int>> NowAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        if (context.Caller.Is(Role.Analyst, Role.TeamLead))
        {
            var alerts = await mediator.Send(new CountAlerts.Query(), cancellationToken);
            (counts[New], counts[Active], counts[Mine], counts[ClosedToday]) = (alerts.New, alerts.Active, alerts.Mine, alerts.ClosedToday);
            counts[Cases] = (await mediator.Send(new CountCases.Query(), cancellationToken)).Open;
        }

        if (context.Caller.Is(Role.Analyst, Role.TeamLead, Role.Liaison))
            counts[Escalations] = (await mediator.Send(new CountEscalations.Query(), cancellationToken)).Waiting;
        return counts;
    }
}
