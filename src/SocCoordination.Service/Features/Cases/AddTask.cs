using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Adds a task that no playbook has.</summary>
internal static class AddTask
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, string Title, CaseStatus? Phase) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Title).NotEmpty().WithMessage("Ghi việc cần làm.").MaximumLength(500);
            RuleFor(command => command.Phase).IsInEnum();
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.OpenCaseAsync(command.Case, cancellationToken);
            var last = await database.Tasks.Where(one => one.CaseId == found.Id).MaxAsync(one => (int?)one.Ordinal, cancellationToken) ?? 0;
            var task = new CaseTask
            {
                CaseId = found.Id,
                Ordinal = last + 1,
                Phase = command.Phase ?? found.Status,
                TitleVi = command.Title,
                TitleEn = command.Title,
            };
            database.Tasks.Add(task);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new TaskAdded(found.Number, task.Id, task.TitleVi));
            return task.Id;
        }
    }
}
