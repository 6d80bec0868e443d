using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Changes what an account may do, or disables it; its sessions follow within a minute.</summary>
internal static class ChangeAccount
{
    [Allow(Role.Administrator)]
    public sealed record Command(int Account, string DisplayName, IReadOnlyList<Role> Roles, int? Agency, bool Disabled) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.DisplayName).NotEmpty().MaximumLength(200);
            RuleFor(command => command.Roles).Must(roles => roles is { Count: > 0 } && !roles.Contains(Role.Shipper)).WithMessage("Chọn ít nhất một vai trò.");
            RuleFor(command => command.Agency).NotNull().When(command => command.Roles?.Contains(Role.AgencyOfficer) == true).WithMessage("Chọn cơ quan của cán bộ này.");
        }
    }

    public sealed class Handler(UserManager<Account> accounts, AccountRoles roles, SocDbContext database, JournalBuffer journal, CallerContext context)
        : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await database.Users.FindAsync([command.Account], cancellationToken) ?? throw Refusal.NotFound("Không có tài khoản số {0}.", command.Account);
            if (account.Id == context.Caller.AccountId && (command.Disabled || !command.Roles.Contains(Role.Administrator)))
                throw Refusal.Conflict("Không tự bỏ quyền quản trị của chính mình được. Nhờ một quản trị viên khác.");
            (account.DisplayName, account.AgencyId) = (command.DisplayName.Trim(), command.Agency);
            account.LockoutEnd = command.Disabled ? Account.Disabled : null;
            await roles.SetAsync(account, command.Roles);
            await accounts.UpdateSecurityStampAsync(account);
            journal.Record(new AccountChanged(account.Id, account.UserName!, [.. command.Roles.Select(RoleNames.Of)], account.AgencyId, command.Disabled));
            return Unit.Value;
        }
    }
}
