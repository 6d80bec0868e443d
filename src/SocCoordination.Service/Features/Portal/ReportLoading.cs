using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Finds a report by its reference, within the caller's scope, or by the secret of its own link, which is a right by itself.</summary>
internal static class ReportLoading
{
    public static async Task<IncidentReport> ReportAsync(this SocDbContext database, CallerContext context, string? reference, string? token, CancellationToken cancellationToken)
    {
        if (token is { Length: > 0 and <= 64 })
        {
            var hash = ReportTokens.Hash(token);
            return await database.Reports.IgnoreQueryFilters().Include(one => one.Messages).FirstOrDefaultAsync(one => one.TokenHash == hash, cancellationToken)
                ?? throw Refusal.NotFound("Đường dẫn này không mở được tin báo nào. Gọi Đội ứng cứu và đọc mã tin báo.");
        }

        if (context.Caller.Scope == ReadScope.Nothing)
            throw Refusal.NotFound("Không có tin báo {0}.", reference ?? "—");
        return await database.Reports.Include(one => one.Messages).FirstOrDefaultAsync(one => one.Reference == reference, cancellationToken)
            ?? throw Refusal.NotFound("Không có tin báo {0}.", reference ?? "—");
    }
}
