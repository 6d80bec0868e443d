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

/// <summary>Moves a case along the official process (TT20/2017 Điều 11).</summary>
internal static class MoveCase
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, CaseStatus To, string? Reason) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.To).IsInEnum();
            RuleFor(command => command.Reason).MaximumLength(2000);
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.CaseAsync(command.Case, cancellationToken);
            if (command.To == CaseStatus.Closed && await database.Alerts.AnyAsync(alert => alert.CaseId == found.Id && alert.State != Alerts.Model.AlertState.Closed, cancellationToken))
                throw Refusal.Conflict("Còn cảnh báo chưa đóng trong sự cố {0}. Đóng các cảnh báo với kết luận trước khi kết thúc.", command.Case);
            var from = found.Status;
            if (!found.Move(command.To, clock.GetUtcNow()))
            {
                throw Refusal.Conflict(
                    "Quy trình không cho chuyển từ “{0}” sang “{1}”.",
                    new BothLanguages(CaseTexts.Of(from, false), CaseTexts.Of(from, true)), new BothLanguages(CaseTexts.Of(command.To, false), CaseTexts.Of(command.To, true)));
            }

            found.Version++;
            journal.Record(new CaseMoved(found.Number, from, command.To, command.Reason, found.EscalatedAt is not null));
            return Unit.Value;
        }
    }
}
