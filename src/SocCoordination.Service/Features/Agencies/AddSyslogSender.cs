using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Takes syslog from an address or block, as an agency's.</summary>
internal static class AddSyslogSender
{
    [Allow(Role.Administrator, Role.TeamLead)]
    public sealed record Command(int Agency, string Address, string Name) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Address).Must(address => address is not null && SyslogSenders.TryParse(address, out _)).WithMessage("Ghi một địa chỉ IP hoặc dải CIDR, ví dụ 10.1.2.3 hoặc 10.1.0.0/16.");
            RuleFor(command => command.Name).NotEmpty().MaximumLength(200);
        }
    }

    public sealed class Handler(SocDbContext database, SyslogSenders senders, JournalBuffer journal) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var agency = await database.AgencyAsync(command.Agency, cancellationToken);
            if (await database.SyslogSenders.AnyAsync(one => one.Address == command.Address, cancellationToken))
                throw Refusal.Conflict("Địa chỉ {0} đã được khai báo.", command.Address);
            var sender = new SyslogSender { AgencyId = agency.Id, Address = command.Address, Name = command.Name };
            database.SyslogSenders.Add(sender);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new SyslogSenderAdded(agency.Id, agency.Name, sender.Address));
            senders.Forget();
            return sender.Id;
        }
    }
}
