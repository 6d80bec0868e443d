using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Turns a playbook into a case's tasks.</summary>
internal sealed class CasePlaybook(SocDbContext database, PlaybookCatalogue playbooks, JournalBuffer journal)
{
    /// <param name="id">The playbook; null: the one for the case's incident type, if any; empty: none.</param>
    public async Task StartAsync(Case into, string? id, CancellationToken cancellationToken)
    {
        var playbook = id is null ? playbooks.For(into.IncidentType) : playbooks.Find(id);
        if (playbook is null)
            return;
        into.Playbook = playbook.Id;
        var last = await database.Tasks.Where(task => task.CaseId == into.Id).MaxAsync(task => (int?)task.Ordinal, cancellationToken) ?? 0;
        foreach (var task in playbook.Tasks)
            database.Tasks.Add(Copy(task, into.Id, ++last));
        journal.Record(new PlaybookStarted(into.Number, playbook.Id, playbook.Title.Vi, playbook.Title.En, playbook.Tasks.Count));
    }

    private static CaseTask Copy(PlaybookTask task, int caseId, int ordinal) => new()
    {
        CaseId = caseId,
        Ordinal = ordinal,
        PlaybookTask = task.Id,
        Phase = task.Phase,
        TitleVi = task.Title.Vi,
        TitleEn = task.Title.En,
        DetailVi = task.Detail?.Vi,
        DetailEn = task.Detail?.En,
        After = task.After.Count == 0 ? null : string.Join(' ', task.After),
        NeedsApproval = task.NeedsApproval,
    };
}
