using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks.Reporting;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases.Deadlines;

/// <summary>A notice or report that a law asks for went out by whatever way; its clock stops.</summary>
internal static class RecordNotice
{
    /// <param name="Duty">The duty that it meets.</param>
    /// <param name="Reference">Its number, or to whom and how it was sent.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, string Duty, string? Reference) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Duty).NotEmpty();
            RuleFor(command => command.Reference).MaximumLength(500);
        }
    }

    public sealed class Handler(SocDbContext database, CaseHistory history, ReportingProfiles profiles, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            // Also for a closed case: its final report is due only then.
            var found = await database.CaseAsync(command.Case, cancellationToken);
            var (moments, _) = await history.OfAsync(found, cancellationToken);
            var clock = profiles.DeadlinesFor(moments).FirstOrDefault(one => one.Deadline.Duty == command.Duty && one.Governs)
                ?? throw Refusal.Conflict("Sự cố {0} không có nghĩa vụ báo cáo này.", command.Case);
            journal.Record(new NoticeSent(found.Number, command.Duty, clock.Deadline.Form.Vi, clock.Deadline.Form.En, clock.Deadline.Article, command.Reference));
            return Unit.Value;
        }
    }
}
