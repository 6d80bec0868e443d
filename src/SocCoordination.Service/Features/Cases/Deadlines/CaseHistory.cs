using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks.Reporting;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Cases.Deadlines;

/// <summary>What the journal says of a case that deadlines ask about: when each moment came, which notices went out.</summary>
internal sealed class CaseHistory(SocDbContext database, FactCatalogue catalogue)
{
    private static readonly string[] Kinds = ["case.moved", "case.moment_declared", "case.notice_sent"];

    public async Task<(CaseMoments Moments, IReadOnlyList<SentNotice> Notices)> OfAsync(Case one, CancellationToken cancellationToken)
    {
        var subject = CaseFact.SubjectOf(one.Number);
        var entries = await database.Journal.AsNoTracking().Where(entry => entry.Subject == subject && Kinds.Contains(entry.Kind)).OrderBy(entry => entry.Seq).ToListAsync(cancellationToken);
        var moments = new Dictionary<Trigger, DateTimeOffset>();
        var notices = new List<SentNotice>();
        foreach (var entry in entries)
        {
            switch (catalogue.Read(entry))
            {
                case CaseMoved { From: CaseStatus.Verification, To: not CaseStatus.Closed }:
                    moments.TryAdd(Trigger.Confirmed, entry.At);
                    break;
                case CaseMoved { To: CaseStatus.LessonsLearned }:
                    moments[Trigger.Handled] = entry.At;
                    break;
                case MomentDeclared { Holds: true } declared:
                    moments.TryAdd(declared.What, entry.At);
                    break;
                case MomentDeclared declared:
                    moments.Remove(declared.What);
                    break;
                case NoticeSent sent:
                    notices.Add(new SentNotice(sent.Duty, entry.At, entry.ActorName, sent.Reference));
                    break;
            }
        }

        return (await MomentsAsync(one, moments, cancellationToken), notices);
    }

    private async Task<CaseMoments> MomentsAsync(Case one, Dictionary<Trigger, DateTimeOffset> known, CancellationToken cancellationToken)
    {
        var systems = one.Systems.Select(link => link.SystemId).ToList();
        var reported = await database.Alerts.Where(alert => alert.CaseId == one.Id && alert.ReportId != null).MinAsync(alert => (DateTimeOffset?)alert.OpenedAt, cancellationToken);
        DateTimeOffset? At(Trigger trigger) => known.TryGetValue(trigger, out var at) ? at : null;
        return new CaseMoments(one.DetectedAt)
        {
            Reported = reported,
            Confirmed = At(Trigger.Confirmed),
            Serious = At(Trigger.Serious),
            BeyondCapacity = At(Trigger.BeyondCapacity),
            ServiceInterrupted = At(Trigger.ServiceInterrupted),
            NationalSecurity = At(Trigger.NationalSecurity),
            PersonalData = At(Trigger.PersonalData),
            SensitivePersonalData = At(Trigger.SensitivePersonalData),
            Handled = At(Trigger.Handled),
            Closed = one.ClosedAt,
            SystemLevel = await database.Systems.Where(system => systems.Contains(system.Id)).MaxAsync(system => (int?)system.Level, cancellationToken) ?? 1,
        };
    }
}

/// <summary>A notice that went out.</summary>
internal sealed record SentNotice(string Duty, DateTimeOffset At, string ByName, string? Reference);
