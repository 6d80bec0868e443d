using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>The liaison asks, answers or orders; the team asks or answers.</summary>
internal static class WriteEscalationMessage
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Liaison)]
    public sealed record Command(int Escalation, EscalationMessageKind Kind, string Text) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Text).NotEmpty().WithMessage("Viết nội dung trước khi gửi.").MaximumLength(10_000);
            RuleFor(command => command.Kind).IsInEnum();
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.Kind == EscalationMessageKind.Instruction && !context.Caller.Is(Role.Liaison))
                throw Refusal.Forbidden("Chỉ cơ quan điều phối quốc gia ra lệnh điều phối.");
            var (escalation, inCase) = await database.EscalationAsync(command.Escalation, cancellationToken);
            if (escalation.State == EscalationState.Closed)
                throw Refusal.Conflict("Báo cáo này đã khép lại.");
            var message = new EscalationMessage
            {
                EscalationId = escalation.Id,
                At = clock.GetUtcNow(),
                Author = context.Caller.Id,
                AuthorName = context.Caller.Name,
                Kind = command.Kind,
                Text = command.Text,
            };
            database.EscalationMessages.Add(message);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new EscalationMessageWritten(escalation.Id, inCase.Number, message.Id, command.Kind, command.Text));
            return message.Id;
        }
    }
}
