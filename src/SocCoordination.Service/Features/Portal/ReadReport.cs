using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Somebody of the team opened a report: its sender sees that it was read.</summary>
internal static class ReadReport
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Report) : ICommand<Unit>;

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var report = await database.ReportAsync(context, command.Report, null, cancellationToken);
            if (report.Read(clock.GetUtcNow()))
                journal.Record(new ReportRead(report.Reference, report.AgencyId));
            return Unit.Value;
        }
    }
}
