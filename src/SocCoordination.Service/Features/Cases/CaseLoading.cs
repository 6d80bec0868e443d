using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Finds the case, or the case and task, that a command names.</summary>
internal static class CaseLoading
{
    public static async Task<Case> CaseAsync(this SocDbContext database, string number, CancellationToken cancellationToken) =>
        await database.Cases.Include(one => one.Agencies).Include(one => one.Systems).FirstOrDefaultAsync(one => one.Number == number, cancellationToken)
        ?? throw Refusal.NotFound("Không có sự cố {0}.", number);

    /// <summary>The case, for a change: a closed one is refused.</summary>
    public static async Task<Case> OpenCaseAsync(this SocDbContext database, string number, CancellationToken cancellationToken)
    {
        var found = await database.CaseAsync(number, cancellationToken);
        if (found.Status == CaseStatus.Closed)
            throw Refusal.Conflict("Sự cố {0} đã kết thúc. Chuyển về bước 3c nếu cần làm tiếp.", number);
        return found;
    }

    public static async Task<CaseTask> TaskAsync(this SocDbContext database, Case inCase, int task, CancellationToken cancellationToken) =>
        await database.Tasks.FirstOrDefaultAsync(one => one.Id == task && one.CaseId == inCase.Id, cancellationToken)
        ?? throw Refusal.NotFound("Sự cố {0} không có việc số {1}.", inCase.Number, task);
}
