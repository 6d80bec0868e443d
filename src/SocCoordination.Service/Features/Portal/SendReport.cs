using System.Globalization;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;
using Severity = SocCoordination.Service.Features.Alerts.Model.Severity;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Somebody reports a suspected incident; it is an alert in the queue at once. The same form sent twice is one report.</summary>
internal static class SendReport
{
    /// <param name="FormId">A random value of the form's own; the same again gives the first answer.</param>
    /// <param name="AgencyName">What the sender typed; an officer's own agency is taken from the sign-in.</param>
    /// <param name="ByPhone">The team writes down what somebody says on the phone.</param>
    /// <param name="Agency">For the team on the phone: the agency that calls.</param>
    [Allow(Role.Analyst, Role.TeamLead, Role.AgencyOfficer, Anyone = true)]
    public sealed record Command(
        string FormId, ReportCategory Category, string Description, string? Noticed, string AgencyName,
        string ContactName, string ContactPhone, string? ContactEmail, bool ByPhone = false, int? Agency = null) : ICommand<Sent>;

    /// <param name="Reference">What to say on the phone: <c>SC-BC-0117</c>.</param>
    /// <param name="Token">Opens the report's own page.</param>
    public sealed record Sent(string Reference, string Token);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.FormId).NotEmpty().Length(16, 64);
            RuleFor(command => command.Category).IsInEnum();
            RuleFor(command => command.Description).NotEmpty().WithMessage("Kể ngắn gọn chuyện gì đã xảy ra, một câu cũng được.").MaximumLength(10_000);
            RuleFor(command => command.Noticed).MaximumLength(200);
            RuleFor(command => command.AgencyName).NotEmpty().WithMessage("Ghi tên cơ quan, trường, bệnh viện.").MaximumLength(300);
            RuleFor(command => command.ContactName).NotEmpty().WithMessage("Ghi họ tên để Đội ứng cứu liên hệ.").MaximumLength(200);
            RuleFor(command => command.ContactPhone).NotEmpty().WithMessage("Ghi số điện thoại để Đội ứng cứu gọi lại.").MaximumLength(40);
            RuleFor(command => command.ContactEmail).MaximumLength(200);
        }
    }

    public sealed class Handler(
        SocDbContext database, AlertOpening alerts, ReportTokens tokens, JournalBuffer journal, CallerContext context, IOptionsMonitor<AccessOptions> access, TimeProvider clock)
        : IRequestHandler<Command, Sent>
    {
        public async Task<Sent> Handle(Command command, CancellationToken cancellationToken)
        {
            if (context.Caller == Caller.Nobody && !access.CurrentValue.PublicReports)
                throw Refusal.Forbidden("Tỉnh yêu cầu đăng nhập để báo sự cố trên trang này.");
            var token = tokens.For(command.FormId);
            if (await database.Reports.IgnoreQueryFilters().FirstOrDefaultAsync(one => one.FormId == command.FormId, cancellationToken) is { } known)
                return new Sent(known.Reference, token);

            var agency = await AgencyAsync(command, cancellationToken);
            var ordinal = await database.Reports.IgnoreQueryFilters().CountAsync(cancellationToken) + 1;
            var report = new IncidentReport
            {
                Reference = string.Create(CultureInfo.InvariantCulture, $"SC-BC-{ordinal:0000}"),
                TokenHash = ReportTokens.Hash(token),
                FormId = command.FormId,
                AgencyId = agency?.Id,
                AgencyName = agency?.Name ?? command.AgencyName.Trim(),
                Category = command.Category,
                Description = command.Description.Trim(),
                Noticed = command.Noticed,
                ContactName = command.ContactName,
                ContactPhone = command.ContactPhone,
                ContactEmail = command.ContactEmail,
                ByPhone = command.ByPhone && context.Caller.Is(Role.Analyst, Role.TeamLead),
                ReceivedAt = clock.GetUtcNow(),
            };
            database.Reports.Add(report);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new ReportReceived(report.Reference, report.AgencyId, report.AgencyName, report.Category, report.ByPhone));
            await alerts.OpenAsync(AlertOf(report), report.AgencyName, cancellationToken);
            return new Sent(report.Reference, token);
        }

        private async Task<NamedAgency?> AgencyAsync(Command command, CancellationToken cancellationToken)
        {
            var id = context.Caller.Is(Role.Analyst, Role.TeamLead) ? command.Agency : context.Caller.AgencyId;
            return id is null ? null : await database.Agencies.Where(one => one.Id == id).Select(one => new NamedAgency(one.Id, one.Name)).FirstOrDefaultAsync(cancellationToken);
        }

        private static Alert AlertOf(IncidentReport report) => new()
        {
            Key = "report:" + report.Reference,
            Kind = AlertKind.Report,
            RuleId = "report",
            RuleTitle = ReportTexts.Of(report.Category, english: true),
            Severity = report.Category switch
            {
                ReportCategory.Ransom => Severity.Critical,
                ReportCategory.Website or ReportCategory.Account => Severity.High,
                _ => Severity.Medium,
            },
            IncidentType = ReportTexts.IncidentTypeOf(report.Category),
            AgencyId = report.AgencyId,
            GroupKey = report.Reference,
            Entity = report.Reference,
            SentenceVi = $"Tin báo từ {report.AgencyName}: “{Short(report.Description)}”",
            SentenceEn = $"Report from {report.AgencyName}: “{Short(report.Description)}”",
            FirstSeen = report.ReceivedAt,
            LastSeen = report.ReceivedAt,
            OpenedAt = report.ReceivedAt,
            Count = 1,
            ReportId = report.Id,
        };

        /// <summary>The first line, at most 160 letters, ended at a word.</summary>
        private static string Short(string text)
        {
            var line = text.ReplaceLineEndings("\n").Split('\n')[0].Trim();
            if (line.Length <= 160)
                return line;
            var end = line.LastIndexOf(' ', 157);
            return new StringBuilder(line[..(end > 100 ? end : 157)]).Append('…').ToString();
        }
    }
}
