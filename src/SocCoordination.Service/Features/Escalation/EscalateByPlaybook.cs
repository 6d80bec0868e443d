using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Escalation;

/// <summary>Escalates a case once a rule of its playbook holds: looked at whenever the case, its alerts or its step changed.</summary>
internal sealed class EscalateByPlaybook(SocDbContext database, PlaybookCatalogue playbooks, IMediator mediator) : IJournalConsumer
{
    public string Name => "escalate-by-playbook";

    public IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "case.opened", "case.moved", "case.edited", "case.playbook_started", "alert.added_to_case" };

    public async Task HandleAsync(JournalEntry entry, Fact fact, CancellationToken cancellationToken)
    {
        var number = (fact.Context ?? fact.Subject)["case:".Length..];
        var found = await database.Cases.AsNoTracking().Include(one => one.Systems).FirstOrDefaultAsync(one => one.Number == number, cancellationToken);
        if (found is null || found.Status == CaseStatus.Closed || playbooks.Find(found.Playbook) is not { } playbook)
            return;
        // Once a case was escalated, by whomever, whether to do so again is for people to decide.
        if (await database.Escalations.AnyAsync(one => one.CaseId == found.Id, cancellationToken))
            return;
        var level = await database.Systems.Where(system => found.Systems.Select(link => link.SystemId).Contains(system.Id)).MaxAsync(system => (int?)system.Level, cancellationToken) ?? 0;
        if (playbook.Escalate.FirstOrDefault(rule => Holds(rule, found, level)) is { } rule)
            await mediator.Send(new EscalateCase.Command(number, rule.Reason.Vi, rule.Urgency, playbook.Title.Vi), cancellationToken);
    }

    private static bool Holds(EscalationRule rule, Case found, int level) =>
        (rule.SeverityAtLeast is null || found.Severity >= rule.SeverityAtLeast)
        && (rule.SystemLevelAtLeast is null || level >= rule.SystemLevelAtLeast)
        && (rule.Status is null || found.Status >= rule.Status);
}
