using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Setup;

/// <summary>First run: the province, its administrator, the first agency and its shipper key. Refused where that was done. Sent by the service itself, once the door has checked who asks.</summary>
internal static class SetUpInstallation
{
    /// <param name="Password">Null: one is made.</param>
    public sealed record Command(
        string Province, string AdminName, string Agency, AgencyKind AgencyKind = AgencyKind.Department, string? Password = null, bool Demo = false,
        string TimeZone = "Asia/Ho_Chi_Minh") : ICommand<Done>;

    /// <param name="Password">The administrator's; told once.</param>
    /// <param name="ShipperKey">The first agency's; told once.</param>
    /// <param name="ApiKey">Carries the team lead's role; told once.</param>
    /// <param name="Agency">The first agency's number.</param>
    public sealed record Done(string Admin, string Password, string ShipperKey, string ApiKey, int Agency = 0);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Province).NotEmpty().WithMessage("Ghi tên tỉnh, thành phố.").MaximumLength(200);
            RuleFor(command => command.AdminName).NotEmpty().WithMessage("Ghi tên đăng nhập của quản trị viên.").MaximumLength(100);
            RuleFor(command => command.Agency).NotEmpty().WithMessage("Ghi tên cơ quan đầu tiên sẽ gửi nhật ký.").MaximumLength(300);
            RuleFor(command => command.Password).MinimumLength(12).WithMessage("Mật khẩu cần ít nhất 12 ký tự.").MaximumLength(200);
            RuleFor(command => command.TimeZone).Must(id => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)).WithMessage("Không có múi giờ này; ví dụ Asia/Ho_Chi_Minh.");
        }
    }

    public sealed class Handler(SocDbContext database, IMediator mediator, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, Done>
    {
        public async Task<Done> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await database.Installations.AnyAsync(cancellationToken))
                throw Refusal.Conflict("Hệ thống này đã được cài đặt. Đăng nhập bằng tài khoản quản trị.");
            database.Installations.Add(new Installation { Province = command.Province.Trim(), TimeZone = command.TimeZone, Demo = command.Demo, SetUpAt = clock.GetUtcNow() });
            journal.Record(new InstallationSetUp(command.Province.Trim(), command.Demo));

            var admin = await mediator.Send(
                new CreateAccount.Command(command.AdminName, command.AdminName, [Role.Administrator, Role.TeamLead], Password: command.Password), cancellationToken);
            var agency = await mediator.Send(new CreateAgency.Command(command.Agency, command.AgencyKind), cancellationToken);
            var shipper = await mediator.Send(new CreateKey.Command(command.Agency, Role.Shipper, agency), cancellationToken);
            var api = await mediator.Send(new CreateKey.Command("API", Role.TeamLead, null), cancellationToken);
            return new Done(admin.UserName, admin.Password, shipper.ForShipper, api.ForApi, agency);
        }
    }
}
