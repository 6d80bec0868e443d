using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>A team lead agrees that a service may go down for this task.</summary>
internal static class ApproveTask
{
    [Allow(Role.TeamLead)]
    public sealed record Command(string Case, int Task) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var inCase = await database.OpenCaseAsync(command.Case, cancellationToken);
            var task = await database.TaskAsync(inCase, command.Task, cancellationToken);
            if (!task.NeedsApproval || task.ApprovedAt is not null)
                throw Refusal.Conflict("Việc này không chờ phê duyệt.");
            task.Approve(context.Caller, clock.GetUtcNow());
            journal.Record(new TaskApproved(inCase.Number, task.Id, task.TitleVi, task.TitleEn));
            return Unit.Value;
        }
    }
}
