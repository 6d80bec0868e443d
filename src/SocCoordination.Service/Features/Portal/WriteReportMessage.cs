using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Portal;

/// <summary>The team answers a report, or its sender adds to it.</summary>
internal static class WriteReportMessage
{
    /// <param name="Token">The secret of the report's own link, where the sender is not signed in.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer, Anyone = true)]
    public sealed record Command(string? Report, string Text, string? Token = null) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Text).NotEmpty().WithMessage("Viết nội dung trước khi gửi.").MaximumLength(10_000);
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, CallerContext context, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var report = await database.ReportAsync(context, command.Report, command.Token, cancellationToken);
            var fromTeam = command.Token is null && context.Caller.Is(Role.Analyst, Role.TeamLead);
            var now = clock.GetUtcNow();
            var message = new ReportMessage
            {
                ReportId = report.Id,
                At = now,
                Author = context.Caller.Id,
                AuthorName = context.Caller == Caller.Nobody ? report.ContactName : context.Caller.Name,
                FromTeam = fromTeam,
                Text = command.Text.Trim(),
            };
            database.ReportMessages.Add(message);
            if (fromTeam && report.Read(now))
                journal.Record(new ReportRead(report.Reference, report.AgencyId));
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new ReportMessageWritten(report.Reference, report.AgencyId, message.Id, fromTeam));
            return message.Id;
        }
    }
}
