using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;
using Severity = SocCoordination.Service.Features.Alerts.Model.Severity;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Opens a case, usually from alerts; what is not said is taken from them.</summary>
internal static class OpenCase
{
    /// <param name="Alerts">The alerts that become the case's; may be empty.</param>
    /// <param name="Title">Null: the first alert's sentence.</param>
    /// <param name="Severity">Null: the worst of the alerts.</param>
    /// <param name="IncidentType">Null: the first alert's.</param>
    /// <param name="Playbook">Null: the first alert's, or the one for the incident type; empty: none.</param>
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(
        IReadOnlyList<long> Alerts, string? Title = null, Severity? Severity = null, string? IncidentType = null, string? Playbook = null, Tlp Tlp = Tlp.Amber)
        : ICommand<Opened>;

    /// <param name="Case">The new case's number.</param>
    /// <param name="Refused">Alerts that could not be added, and why.</param>
    public sealed record Opened(string Case, IReadOnlyList<RefusedAlert> Refused);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(PlaybookCatalogue playbooks, IncidentTypes types)
        {
            RuleFor(command => command.Alerts).Must(alerts => alerts is { Count: <= AlertListRule.Most }).WithMessage("Chọn không quá 1000 cảnh báo.");
            RuleFor(command => command.Title).MaximumLength(300);
            RuleFor(command => command.Title).NotEmpty().When(command => command.Alerts is null or { Count: 0 }).WithMessage("Đặt tên cho sự cố.");
            RuleFor(command => command.Severity).IsInEnum();
            RuleFor(command => command.Tlp).IsInEnum();
            RuleFor(command => command.IncidentType).Must(type => type is null || types.Find(type) is not null).WithMessage("Không có loại sự cố này trong danh mục.");
            RuleFor(command => command.Playbook).Must(id => string.IsNullOrEmpty(id) || playbooks.Find(id) is not null).WithMessage("Không có kịch bản này.");
        }
    }

    public sealed class Handler(
        SocDbContext database, CaseNumbers numbers, CaseAlerts alerts, CasePlaybook playbook, JournalBuffer journal, CallerContext context, TimeProvider clock)
        : IRequestHandler<Command, Opened>
    {
        public async Task<Opened> Handle(Command command, CancellationToken cancellationToken)
        {
            var first = await FirstAsync(command.Alerts, cancellationToken);
            var now = clock.GetUtcNow();
            var opened = new Case
            {
                Number = await numbers.NextAsync(cancellationToken),
                Title = command.Title ?? first!.SentenceVi,
                Severity = command.Severity ?? first?.Severity ?? Severity.Medium,
                IncidentType = command.IncidentType ?? first?.IncidentType,
                Tlp = command.Tlp,
                Owner = context.Caller.Id,
                OwnerName = context.Caller.Name,
                DetectedAt = now,
                OpenedAt = now,
            };
            opened.SearchText = FoldedText.Of(opened.Number, opened.Title);
            database.Cases.Add(opened);
            await database.SaveChangesAsync(cancellationToken);

            var outcome = await alerts.AddAsync(opened, command.Alerts, cancellationToken);
            if (command.Alerts.Count > 0 && outcome.Done.Count == 0)
                outcome.ThrowIfRefused();
            if (command.Severity is { } chosen)
                opened.Severity = chosen;
            journal.Record(new CaseOpened(opened.Number, opened.Title, opened.Severity, outcome.Done, command.Playbook ?? first?.Playbook));
            await playbook.StartAsync(opened, command.Playbook ?? first?.Playbook, cancellationToken);
            return new Opened(opened.Number, outcome.Refused);
        }

        private async Task<Alert?> FirstAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
        {
            var found = await database.Alerts.Where(alert => ids.Contains(alert.Id)).OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Id).FirstOrDefaultAsync(cancellationToken);
            return found is null && ids.Count > 0 ? throw Refusal.NotFound("Không có cảnh báo {0}.", AlertNumber.Of(ids[0])) : found;
        }
    }
}
