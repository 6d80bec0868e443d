using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>The cooperation on an escalation has ended; it must have been acknowledged.</summary>
internal static class CloseEscalation
{
    [Allow(Role.TeamLead, Role.Liaison)]
    public sealed record Command(int Escalation) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (escalation, inCase) = await database.EscalationAsync(command.Escalation, cancellationToken);
            if (!escalation.Close(clock.GetUtcNow()))
                throw Refusal.Conflict("Chỉ khép lại được báo cáo đã tiếp nhận và còn mở.");
            journal.Record(new EscalationClosed(escalation.Id, inCase.Number));
            return Unit.Value;
        }
    }
}
