using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Cases.Model;

namespace SocCoordination.Service.Features.Posture;

/// <summary>Reads a month's rows, and those of the month before.</summary>
internal sealed class PostureLoading(SocDbContext database, IOptionsMonitor<SilenceOptions> silence)
{
    public async Task<PostureFacts> LoadAsync(PosturePeriod period, CancellationToken cancellationToken) => new(
        period,
        await database.Installations.Select(one => (DateTimeOffset?)one.SetUpAt).MaxAsync(cancellationToken),
        silence.CurrentValue.SilentAfter,
        await CasesAsync(period, cancellationToken),
        await database.Alerts.AsNoTracking().Where(one => one.OpenedAt >= period.BeforeFrom && one.OpenedAt < period.To)
            .OrderBy(one => one.Id).Select(one => new AlertRow(one.Id, one.Kind, one.Severity, one.AgencyId, one.FirstSeen, one.OpenedAt, one.ClaimedAt, one.ClosedAt, one.Verdict)).ToListAsync(cancellationToken),
        await (from one in database.Escalations.AsNoTracking()
               join inCase in database.Cases on one.CaseId equals inCase.Id
               where one.RaisedAt >= period.BeforeFrom && one.RaisedAt < period.To
               orderby one.Id
               select new EscalationRow(one.Id, inCase.Number, inCase.Title, one.Urgency, one.State, one.RaisedAt, one.AcknowledgeBy, one.AcknowledgedAt, one.OverdueSince)).ToListAsync(cancellationToken),
        await database.Agencies.AsNoTracking().Where(one => one.Active && one.CreatedAt < period.To).OrderBy(one => one.Name).Select(one => new AgencyRow(
            one.Id, one.Name, one.CreatedAt,
            database.Sources.Where(source => source.AgencyId == one.Id && source.Events > 0).Min(source => (DateTimeOffset?)source.FirstSeen),
            database.Sources.Where(source => source.AgencyId == one.Id && source.Events > 0).Max(source => (DateTimeOffset?)source.LastSeen))).ToListAsync(cancellationToken),
        await (from system in database.Systems.AsNoTracking()
               join agency in database.Agencies on system.AgencyId equals agency.Id
               where agency.Active
               orderby system.Id
               select new SystemRow(system.Id, system.Name, system.Level, system.Owner, system.AgencyId)).ToListAsync(cancellationToken));

    /// <summary>Cases opened in either month, closed in either, or still open: the last are what leadership may have to decide about.</summary>
    private async Task<IReadOnlyList<CaseRow>> CasesAsync(PosturePeriod period, CancellationToken cancellationToken)
    {
        var cases = await database.Cases.AsNoTracking().Include(one => one.Agencies).Include(one => one.Systems).Include(one => one.Tasks)
            .Where(one => one.OpenedAt < period.To && (one.OpenedAt >= period.BeforeFrom || one.ClosedAt == null || one.ClosedAt >= period.BeforeFrom)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        return cases.ConvertAll(one => new CaseRow(
            one.Id, one.Number, one.Title, one.IncidentType, one.Severity, one.Status, one.OpenedAt, one.ClosedAt,
            [.. one.Agencies.Select(link => link.AgencyId)], [.. one.Systems.Select(link => link.SystemId)], ContainedAt(one.Tasks)));
    }

    private static DateTimeOffset? ContainedAt(IReadOnlyCollection<CaseTask> tasks)
    {
        var containing = tasks.Where(task => task.Phase == CaseStatus.Containment).ToList();
        return containing.Exists(task => task.State == TaskState.Open) ? null : containing.Where(task => task.State == TaskState.Done).Max(task => task.DoneAt);
    }
}
