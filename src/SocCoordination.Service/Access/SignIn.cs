using MediatR;
using Microsoft.AspNetCore.Identity;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Signs a person in. A wrong name and a wrong password read the same; the counting of tries is kept either way.</summary>
internal static class SignIn
{
    [Allow(Anyone = true)]
    public sealed record Command(string? UserName, string? Password, string Address) : ICommand<Outcome>;

    public enum Outcome
    {
        SignedIn,
        Wrong,
        LockedOut,
    }

    public sealed class Handler(SignInManager<Account> signIns, UserManager<Account> accounts, JournalBuffer journal) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await accounts.FindByNameAsync((command.UserName ?? "").Trim());
            if (account is null)
            {
                // As slow as a real check, so that the time does not tell which names exist.
                accounts.PasswordHasher.HashPassword(new Account(), command.Password ?? "");
                return Outcome.Wrong;
            }

            var wasLocked = await accounts.IsLockedOutAsync(account);
            var result = await signIns.PasswordSignInAsync(account, command.Password ?? "", isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded)
            {
                journal.Record(new SignedIn(account.Id, account.UserName!, command.Address));
                return Outcome.SignedIn;
            }

            if (result.IsLockedOut && !wasLocked)
                journal.Record(new LockedOut(account.Id, account.UserName!, command.Address));
            return result.IsLockedOut ? Outcome.LockedOut : Outcome.Wrong;
        }
    }
}
