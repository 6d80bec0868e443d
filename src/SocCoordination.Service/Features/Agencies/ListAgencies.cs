using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Agencies with their systems and when they last sent logs; an officer's own only.</summary>
internal static class ListAgencies
{
    [Allow(Role.Analyst, Role.TeamLead, Role.Administrator, Role.Leadership, Role.AgencyOfficer)]
    public sealed record Query(string? Text = null, int? Id = null) : IQuery<IReadOnlyList<AgencyView>>;

    public sealed class Handler(SocDbContext database) : IRequestHandler<Query, IReadOnlyList<AgencyView>>
    {
        public async Task<IReadOnlyList<AgencyView>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = database.Agencies.AsNoTracking().Where(agency => query.Id == null || agency.Id == query.Id);
            found = FoldedText.Words(query.Text).Aggregate(found, (remaining, word) => remaining.Where(agency => agency.SearchText.Contains(word)));
            return await found.OrderBy(agency => agency.Name).Select(agency => new AgencyView(
                agency.Id, agency.Code, agency.Name, agency.Kind, agency.Aliases, agency.Address, agency.Phone, agency.Email, agency.Active,
                agency.Systems.OrderByDescending(system => system.Level).ThenBy(system => system.Name)
                    .Select(system => new SystemView(system.Id, system.Name, system.Level, system.Owner, system.PersonalData, system.Hosts.OrderBy(host => host.Id).Select(host => host.Pattern).ToList())).ToList(),
                database.SyslogSenders.Where(sender => sender.AgencyId == agency.Id).OrderBy(sender => sender.Id).Select(sender => new SenderView(sender.Id, sender.Address, sender.Name)).ToList(),
                database.Sources.Where(source => source.AgencyId == agency.Id).Max(source => (DateTimeOffset?)source.LastSeen))).ToListAsync(cancellationToken);
        }
    }
}

/// <param name="LastLog">When its newest log arrived; null: never.</param>
internal sealed record AgencyView(
    int Id, string Code, string Name, AgencyKind Kind, string? Aliases, string? Address, string? Phone, string? Email, bool Active,
    IReadOnlyList<SystemView> Systems, IReadOnlyList<SenderView> Senders, DateTimeOffset? LastLog);

internal sealed record SystemView(int Id, string Name, int Level, string? Owner, bool PersonalData, IReadOnlyList<string> Hosts);

internal sealed record SenderView(int Id, string Address, string Name);
