using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>A note of the team, which no agency ever sees.</summary>
internal static class AddNote
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, string Text) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Text).NotEmpty().WithMessage("Viết nội dung trước khi gửi.").MaximumLength(10_000);
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.CaseAsync(command.Case, cancellationToken);
            var note = new CaseNote
            {
                CaseId = found.Id,
                At = clock.GetUtcNow(),
                Author = context.Caller.Id,
                AuthorName = context.Caller.Name,
                Text = command.Text,
            };
            database.Notes.Add(note);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new NoteAdded(found.Number, note.Id));
            return note.Id;
        }
    }
}
