using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Takes no more syslog from an address.</summary>
internal static class RemoveSyslogSender
{
    [Allow(Role.Administrator, Role.TeamLead)]
    public sealed record Command(int Agency, int Sender) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, SyslogSenders senders, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agency = await database.AgencyAsync(command.Agency, cancellationToken);
            var sender = await database.SyslogSenders.FirstOrDefaultAsync(one => one.Id == command.Sender && one.AgencyId == agency.Id, cancellationToken)
                ?? throw Refusal.NotFound("Không có nguồn syslog số {0}.", command.Sender);
            database.SyslogSenders.Remove(sender);
            journal.Record(new SyslogSenderRemoved(agency.Id, agency.Name, sender.Address));
            senders.Forget();
            return Unit.Value;
        }
    }
}
