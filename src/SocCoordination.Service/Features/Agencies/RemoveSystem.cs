using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Takes a system off an agency's list. One that a case names stays: history needs it.</summary>
internal static class RemoveSystem
{
    [Allow(Role.Administrator, Role.TeamLead)]
    public sealed record Command(int Agency, int System) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, AffectedSystems affected, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agency = await database.AgencyAsync(command.Agency, cancellationToken);
            var system = await database.Systems.FirstOrDefaultAsync(one => one.Id == command.System && one.AgencyId == agency.Id, cancellationToken)
                ?? throw Refusal.NotFound("Cơ quan này không có hệ thống số {0}.", command.System);
            if (await database.Cases.AnyAsync(one => one.Systems.Any(link => link.SystemId == system.Id), cancellationToken))
                throw Refusal.Conflict("Hệ thống này có trong hồ sơ sự cố, không bỏ được.");
            database.Systems.Remove(system);
            journal.Record(new SystemRemoved(agency.Id, agency.Name, system.Name));
            affected.Forget();
            return Unit.Value;
        }
    }
}
