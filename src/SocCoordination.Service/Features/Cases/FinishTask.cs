using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>A task is done, or was not needed. What comes before it must be finished, and what takes a service down must have been approved.</summary>
internal static class FinishTask
{
    /// <param name="State">Done or skipped.</param>
    /// <param name="Outcome">What was found or done; for a skipped task, why.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, int Task, TaskState State, string? Outcome) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.State).Must(state => state is TaskState.Done or TaskState.Skipped).WithMessage("Chọn “xong” hoặc “bỏ qua”.");
            RuleFor(command => command.Outcome).MaximumLength(2000);
            RuleFor(command => command.Outcome).NotEmpty().When(command => command.State == TaskState.Skipped).WithMessage("Ghi lý do bỏ qua việc này.");
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var inCase = await database.OpenCaseAsync(command.Case, cancellationToken);
            var task = await database.TaskAsync(inCase, command.Task, cancellationToken);
            if (task.State != TaskState.Open)
                throw Refusal.Conflict("Việc này đã xong: {0}.", task.DoneByName ?? "—");
            if (command.State == TaskState.Done)
                await RefuseTooEarlyAsync(task, cancellationToken);
            task.Finish(command.State, command.Outcome, context.Caller, clock.GetUtcNow());
            journal.Record(new TaskFinished(inCase.Number, task.Id, task.TitleVi, task.TitleEn, task.State, task.Outcome, task.Phase));
            return Unit.Value;
        }

        private async Task RefuseTooEarlyAsync(CaseTask task, CancellationToken cancellationToken)
        {
            if (task is { NeedsApproval: true, ApprovedAt: null })
                throw Refusal.Conflict("Việc này làm gián đoạn dịch vụ: cần trưởng nhóm đồng ý trước.");
            var before = (task.After ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var open = await database.Tasks.FirstOrDefaultAsync(
                one => one.CaseId == task.CaseId && one.State == TaskState.Open && before.Contains(one.PlaybookTask), cancellationToken);
            if (open is not null)
                throw Refusal.Conflict("Làm việc này trước: “{0}”.", new BothLanguages(open.TitleVi, open.TitleEn));
        }
    }
}
