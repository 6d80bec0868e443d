using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Makes an account for a person; without a password given, one is made and told once.</summary>
internal static class CreateAccount
{
    [Allow(Role.Administrator)]
    public sealed record Command(string UserName, string DisplayName, IReadOnlyList<Role> Roles, int? Agency = null, string? Password = null) : ICommand<Created>;

    /// <param name="Password">To be handed over; it is stored only as a hash.</param>
    public sealed record Created(int Account, string UserName, string Password);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.UserName).NotEmpty().MaximumLength(100).Must(name => name?.Any(char.IsControl) != true).WithMessage("Tên đăng nhập có ký tự không dùng được.");
            RuleFor(command => command.DisplayName).NotEmpty().MaximumLength(200);
            RuleFor(command => command.Roles).Must(roles => roles is { Count: > 0 } && !roles.Contains(Role.Shipper)).WithMessage("Chọn ít nhất một vai trò.");
            RuleForEach(command => command.Roles).IsInEnum();
            RuleFor(command => command.Agency).NotNull().When(command => command.Roles?.Contains(Role.AgencyOfficer) == true).WithMessage("Chọn cơ quan của cán bộ này.");
        }
    }

    public sealed class Handler(UserManager<Account> accounts, AccountRoles roles, SocDbContext database, JournalBuffer journal, TimeProvider clock)
        : IRequestHandler<Command, Created>
    {
        public async Task<Created> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.Agency is { } agency && await database.Agencies.FindAsync([agency], cancellationToken) is null)
                throw Refusal.NotFound("Không có cơ quan số {0}.", agency);
            var password = command.Password ?? PasswordWords.New();
            var account = new Account
            {
                UserName = command.UserName.Trim(),
                DisplayName = command.DisplayName.Trim(),
                AgencyId = command.Agency,
                CreatedAt = clock.GetUtcNow(),
                LockoutEnabled = true,
            };
            (await accounts.CreateAsync(account, password)).ThrowIfFailed(account.UserName);
            await roles.SetAsync(account, command.Roles);
            journal.Record(new AccountCreated(account.Id, account.UserName, [.. command.Roles.Select(RoleNames.Of)], command.Agency));
            return new Created(account.Id, account.UserName, password);
        }
    }
}
