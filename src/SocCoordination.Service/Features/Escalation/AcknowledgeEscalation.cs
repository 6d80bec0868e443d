using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>The liaison has received an escalation (TT20/2017 Điều 10: acknowledge immediately after receipt).</summary>
internal static class AcknowledgeEscalation
{
    [Allow(Role.Liaison)]
    public sealed record Command(int Escalation) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (escalation, inCase) = await database.EscalationAsync(command.Escalation, cancellationToken);
            if (!escalation.Acknowledge(context.Caller, clock.GetUtcNow()))
                throw Refusal.Conflict("Báo cáo này đã được tiếp nhận: {0}.", escalation.AcknowledgedByName ?? "—");
            journal.Record(new EscalationAcknowledged(escalation.Id, inCase.Number));
            return Unit.Value;
        }
    }
}
