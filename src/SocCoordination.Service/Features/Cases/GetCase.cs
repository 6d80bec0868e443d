using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>One case with its tasks, alerts, notes and timeline. The liaison sees an escalated case without the team's own work: the scope leaves it out.</summary>
internal static class GetCase
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Liaison)]
    public sealed record Query(string Case) : IQuery<CaseDetail>;

    public sealed class Handler(SocDbContext database, CaseTimeline timeline) : IRequestHandler<Query, CaseDetail>
    {
        public async Task<CaseDetail> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await database.CaseAsync(query.Case, cancellationToken);
            var summary = await database.Cases.Where(one => one.Id == found.Id).Summarised(database).SingleAsync(cancellationToken);
            var agencies = await database.Agencies.AsNoTracking().Where(agency => found.Agencies.Select(link => link.AgencyId).Contains(agency.Id))
                .OrderBy(agency => agency.Name).Select(agency => new NamedAgency(agency.Id, agency.Name)).ToListAsync(cancellationToken);
            var systems = await database.Systems.AsNoTracking().Where(system => found.Systems.Select(link => link.SystemId).Contains(system.Id))
                .OrderBy(system => system.Name).Select(system => new NamedSystem(system.Id, system.Name, system.Level, system.Owner, system.PersonalData)).ToListAsync(cancellationToken);
            var alerts = await database.Alerts.AsNoTracking().Where(alert => alert.CaseId == found.Id).OrderBy(alert => alert.Id).Viewed(database).ToListAsync(cancellationToken);
            var tasks = await database.Tasks.AsNoTracking().Where(task => task.CaseId == found.Id).OrderBy(task => task.Ordinal).ToListAsync(cancellationToken);
            var notes = await database.Notes.AsNoTracking().Where(note => note.CaseId == found.Id).OrderByDescending(note => note.Id)
                .Select(note => new NoteView(note.Id, note.At, note.AuthorName, note.Text)).ToListAsync(cancellationToken);
            return new CaseDetail(
                summary, found.Summary, found.Playbook, [.. CaseProcess.NextOf(found.Status)], agencies, systems, alerts,
                tasks.ConvertAll(task => task.ToView()), notes, await timeline.OfAsync(found.Number, cancellationToken));
        }
    }
}
