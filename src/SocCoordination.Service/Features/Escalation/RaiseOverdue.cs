using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Raises again every escalation whose time passed without acknowledgement. Sent by the service itself.</summary>
internal static class RaiseOverdue
{
    public sealed record Command : ICommand<int>;

    public sealed class Handler(SocDbContext database, EscalationPolicy policy, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var waiting = await database.Escalations.Where(one => one.State == EscalationState.Sent && one.AcknowledgeBy <= now).OrderBy(one => one.Id).ToListAsync(cancellationToken);
            var due = waiting.Where(one => EscalationPolicy.Next(one, now) == EscalationStep.RaiseAgain).ToList();
            foreach (var escalation in due)
            {
                escalation.RaiseAgain(now, policy.AcknowledgeWithin(escalation.Urgency));
                var number = await database.Cases.Where(one => one.Id == escalation.CaseId).Select(one => one.Number).SingleAsync(cancellationToken);
                journal.Record(new EscalationRaisedAgain(escalation.Id, number, escalation.TimesRaised, escalation.AcknowledgeBy));
            }

            return due.Count;
        }
    }
}
