using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Hands a case to the national CERT's liaison, by a person or by a playbook's rule. One that is not closed yet is not raised a second time.</summary>
internal static class EscalateCase
{
    /// <param name="Reason">Why, in a sentence that the liaison reads first.</param>
    /// <param name="Playbook">The playbook whose rule asks for it; null where a person does.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, string Reason, Urgency Urgency, string? Playbook = null) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).NotEmpty().WithMessage("Ghi lý do: cơ quan điều phối đọc câu này trước tiên.").MaximumLength(4000);
            RuleFor(command => command.Urgency).IsInEnum();
        }
    }

    public sealed class Handler(SocDbContext database, EscalationPolicy policy, JournalBuffer journal, CallerContext context, TimeProvider clock)
        : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var escalated = await database.OpenCaseAsync(command.Case, cancellationToken);
            if (await database.Escalations.AnyAsync(one => one.CaseId == escalated.Id && one.State != EscalationState.Closed, cancellationToken))
                throw Refusal.Conflict("Sự cố {0} đã được báo cáo cơ quan điều phối quốc gia và còn đang mở. Trao đổi tiếp trong báo cáo đó.", command.Case);

            var now = clock.GetUtcNow();
            var escalation = CaseEscalation.Raise(escalated.Id, command.Reason, command.Urgency, context.Caller, now, policy.AcknowledgeWithin(command.Urgency));
            database.Escalations.Add(escalation);
            escalated.EscalatedAt ??= now;
            escalated.Version++;
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new CaseEscalated(escalation.Id, escalated.Number, escalated.Title, command.Urgency, command.Reason, command.Playbook));
            return escalation.Id;
        }
    }
}
