using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Gives the next case number of the year; inside the write gate, so that no two cases get the same.</summary>
internal sealed class CaseNumbers(SocDbContext database, ProvinceClock province)
{
    public async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        var year = province.Now.Year;
        var prefix = CaseNumber.Of(year, 0)[..8];
        var taken = await database.Cases.CountAsync(one => one.Number.StartsWith(prefix), cancellationToken);
        return CaseNumber.Of(year, taken + 1);
    }
}
