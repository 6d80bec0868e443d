using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>A person changes their own password.</summary>
internal static class ChangePassword
{
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer, Role.Liaison, Role.Leadership, Role.Administrator)]
    public sealed record Command(string Current, string New) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Current).NotEmpty();
            RuleFor(command => command.New).MinimumLength(12).WithMessage("Mật khẩu cần ít nhất 12 ký tự.").MaximumLength(200);
        }
    }

    public sealed class Handler(UserManager<Account> accounts, SocDbContext database, JournalBuffer journal, CallerContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await database.Users.FindAsync([context.Caller.AccountId], cancellationToken) ?? throw Refusal.Forbidden("Chỉ người dùng có tài khoản mới đổi mật khẩu.");
            (await accounts.ChangePasswordAsync(account, command.Current, command.New)).ThrowIfFailed(account.UserName);
            journal.Record(new PasswordSet(account.Id, account.UserName!));
            return Unit.Value;
        }
    }
}
