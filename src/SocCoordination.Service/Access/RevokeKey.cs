using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Ends a key.</summary>
internal static class RevokeKey
{
    [Allow(Role.Administrator)]
    public sealed record Command(string Key) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, KeyRing keys, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var key = await database.ApiKeys.FirstOrDefaultAsync(one => one.Id == command.Key, cancellationToken) ?? throw Refusal.NotFound("Không có khóa {0}.", command.Key);
            if (key.RevokedAt is not null)
                throw Refusal.Conflict("Khóa “{0}” đã bị thu hồi.", key.Name);
            key.RevokedAt = clock.GetUtcNow();
            journal.Record(new KeyRevoked(key.Id, key.Name, key.AgencyId));
            await database.SaveChangesAsync(cancellationToken);
            keys.Forget(key.Id);
            return Unit.Value;
        }
    }
}
