using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Finds the escalation that a command names, with its case.</summary>
internal static class EscalationLoading
{
    public static async Task<(CaseEscalation Escalation, Case Case)> EscalationAsync(this SocDbContext database, int id, CancellationToken cancellationToken)
    {
        var escalation = await database.Escalations.FirstOrDefaultAsync(one => one.Id == id, cancellationToken)
            ?? throw Refusal.NotFound("Không có báo cáo số {0}.", id);
        return (escalation, await database.Cases.SingleAsync(one => one.Id == escalation.CaseId, cancellationToken));
    }
}
