using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Adds a playbook's tasks to a case.</summary>
internal static class StartPlaybook
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, string Playbook) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(PlaybookCatalogue playbooks) =>
            RuleFor(command => command.Playbook).Must(id => playbooks.Find(id) is not null).WithMessage("Không có kịch bản này.");
    }

    public sealed class Handler(SocDbContext database, CasePlaybook playbook) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.OpenCaseAsync(command.Case, cancellationToken);
            if (found.Playbook == command.Playbook && await database.Tasks.AnyAsync(task => task.CaseId == found.Id && task.PlaybookTask != null, cancellationToken))
                throw Refusal.Conflict("Kịch bản này đã được dùng trong sự cố {0}.", command.Case);
            found.Version++;
            await playbook.StartAsync(found, command.Playbook, cancellationToken);
            return Unit.Value;
        }
    }
}
