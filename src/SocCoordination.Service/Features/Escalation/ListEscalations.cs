using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Escalations: what waits first, then the newest.</summary>
internal static class ListEscalations
{
    /// <param name="Case">Only this case's.</param>
    /// <param name="Id">Only this one.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.Liaison)]
    public sealed record Query(string? Case = null, int? Id = null, EscalationState? State = null) : IQuery<IReadOnlyList<EscalationView>>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, IReadOnlyList<EscalationView>>
    {
        private const int Most = 500;

        public async Task<IReadOnlyList<EscalationView>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = from escalation in database.Escalations.AsNoTracking()
                        join inCase in database.Cases on escalation.CaseId equals inCase.Id
                        where (query.Case == null || inCase.Number == query.Case)
                            && (query.Id == null || escalation.Id == query.Id)
                            && (query.State == null || escalation.State == query.State)
                        orderby escalation.State == EscalationState.Sent descending, escalation.Id descending
                        select new { escalation, inCase.Number, inCase.Title, Messages = escalation.Messages.OrderBy(message => message.Id).ToList() };
            return (await found.Take(Most).ToListAsync(cancellationToken)).ConvertAll(one => View(one.escalation, one.Number, one.Title, one.Messages));
        }

        private static EscalationView View(CaseEscalation one, string number, string title, List<EscalationMessage> messages) => new(
            one.Id, number, title, one.Reason, one.Urgency, one.State, one.RaisedByName, one.RaisedAt, one.AcknowledgeBy, one.TimesRaised,
            one.IsOverdue, one.OverdueSince, one.AcknowledgedAt, one.AcknowledgedByName, one.ClosedAt,
            messages.ConvertAll(message => new EscalationMessageView(message.Id, message.At, message.AuthorName, message.Kind, message.Text)));
    }
}
