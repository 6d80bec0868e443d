using MediatR;
using Microsoft.AspNetCore.Identity;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Makes a new password for a person who lost theirs; told once. Their sessions end.</summary>
internal static class ResetPassword
{
    [Allow(Role.Administrator)]
    public sealed record Command(int Account) : ICommand<string>;

    public sealed class Handler(UserManager<Account> accounts, SocDbContext database, JournalBuffer journal) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await database.Users.FindAsync([command.Account], cancellationToken) ?? throw Refusal.NotFound("Không có tài khoản số {0}.", command.Account);
            var password = PasswordWords.New();
            (await accounts.RemovePasswordAsync(account)).ThrowIfFailed(account.UserName);
            (await accounts.AddPasswordAsync(account, password)).ThrowIfFailed(account.UserName);
            if (account.LockoutEnd != Account.Disabled)
                account.LockoutEnd = null;
            journal.Record(new PasswordSet(account.Id, account.UserName!));
            return password;
        }
    }
}
