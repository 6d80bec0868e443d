using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Portal;

/// <summary>One report, for the team, for its agency's officers, or for who holds its link.</summary>
internal static class GetReport
{
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer, Anyone = true)]
    public sealed record Query(string? Report, string? Token = null) : IQuery<ReportView>;

    public sealed class Handler(SocDbContext database, CallerContext context) : IRequestHandler<Query, ReportView>
    {
        public async Task<ReportView> Handle(Query query, CancellationToken cancellationToken) =>
            (await database.ReportAsync(context, query.Report, query.Token, cancellationToken)).ToView();
    }
}
