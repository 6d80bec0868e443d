using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>The members of the team, by name: who a case can be given to.</summary>
internal static class ListTeam
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query : IQuery<IReadOnlyList<TeamMember>>;

    public sealed class Handler(TeamMembers team) : IRequestHandler<Query, IReadOnlyList<TeamMember>>
    {
        public async Task<IReadOnlyList<TeamMember>> Handle(Query query, CancellationToken cancellationToken) =>
            await team.All().Select(member => new TeamMember(member.Id, member.DisplayName)).ToListAsync(cancellationToken);
    }
}

/// <param name="Account">The account's number.</param>
internal sealed record TeamMember(int Account, string Name);
