using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>An agency as callers name it: its number, code, or name.</summary>
internal sealed class AgencyChoice(SocDbContext database)
{
    /// <returns>Its number; null where none was named.</returns>
    public async Task<int?> FindAsync(string? named, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(named))
            return null;
        var number = int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return await database.Agencies.Where(one => one.Id == number || one.Code == named || one.Name == named).Select(one => (int?)one.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("Không có cơ quan “{0}”.", named);
    }
}
