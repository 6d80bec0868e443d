using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>A finished task must be done again.</summary>
internal static class ReopenTask
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, int Task) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var inCase = await database.OpenCaseAsync(command.Case, cancellationToken);
            var task = await database.TaskAsync(inCase, command.Task, cancellationToken);
            if (task.State == TaskState.Open)
                throw Refusal.Conflict("Việc này chưa xong.");
            task.Reopen();
            journal.Record(new TaskReopened(inCase.Number, task.Id, task.TitleVi, task.TitleEn));
            return Unit.Value;
        }
    }
}
