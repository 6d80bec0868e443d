using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Finds the agency that a command names.</summary>
internal static class AgencyLoading
{
    public static async Task<Agency> AgencyAsync(this SocDbContext database, int id, CancellationToken cancellationToken) =>
        await database.Agencies.FirstOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw Refusal.NotFound("Không có cơ quan số {0}.", id);
}
