using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Realtime;

/// <summary>From where a page's live feed starts: a page that was made after reading this number misses nothing by resuming from it.</summary>
internal sealed class LiveStart(SocDbContext database, CallerContext context)
{
    /// <summary>True where the caller has a live feed at all.</summary>
    public bool Hears => LiveGroups.Of(context.Caller) is not null;

    public async Task<long> SeqAsync(CancellationToken cancellationToken) =>
        await database.Journal.MaxAsync(entry => (long?)entry.Seq, cancellationToken) ?? 0;
}
