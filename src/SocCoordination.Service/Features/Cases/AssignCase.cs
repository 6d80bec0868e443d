using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Gives a case to a member of the team.</summary>
internal static class AssignCase
{
    /// <param name="Account">The account that takes it; null: the caller.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, int? Account) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, TeamMembers team, JournalBuffer journal, CallerContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.OpenCaseAsync(command.Case, cancellationToken);
            var (owner, name) = (context.Caller.Id, context.Caller.Name);
            if (command.Account is { } account)
            {
                var member = await team.All().FirstOrDefaultAsync(one => one.Id == account, cancellationToken)
                    ?? throw Refusal.Invalid("Tài khoản này không thuộc Đội ứng cứu sự cố.");
                (owner, name) = (FormattableString.Invariant($"account:{member.Id}"), member.DisplayName);
            }

            found.Version++;
            (found.Owner, found.OwnerName) = (owner, name);
            journal.Record(new CaseAssigned(found.Number, owner, name));
            return Unit.Value;
        }
    }
}
