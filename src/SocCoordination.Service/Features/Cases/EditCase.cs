using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;
using Severity = SocCoordination.Service.Features.Alerts.Model.Severity;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Changes what a case says about itself; null leaves a value as it is.</summary>
internal static class EditCase
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, string? Title, string? Summary, Severity? Severity, Tlp? Tlp, string? IncidentType) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IncidentTypes types)
        {
            RuleFor(command => command.Title).MaximumLength(300);
            RuleFor(command => command.Summary).MaximumLength(10_000);
            RuleFor(command => command.Severity).IsInEnum();
            RuleFor(command => command.Tlp).IsInEnum();
            RuleFor(command => command.IncidentType).Must(type => type is null || types.Find(type) is not null).WithMessage("Không có loại sự cố này trong danh mục.");
        }
    }

    public sealed class Handler(SocDbContext database, IncidentTypes types, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.OpenCaseAsync(command.Case, cancellationToken);
            var changes = Change(found, command);
            if (changes.Count == 0)
                return Unit.Value;
            found.Version++;
            found.SearchText = FoldedText.Of(found.Number, found.Title, found.Summary);
            journal.Record(new CaseEdited(found.Number, changes));
            return Unit.Value;
        }

        private Dictionary<string, string?> Change(Case found, Command command)
        {
            var changes = new Dictionary<string, string?>();
            if (!string.IsNullOrWhiteSpace(command.Title) && command.Title != found.Title)
                changes["title"] = found.Title = command.Title;
            if (command.Summary is not null && command.Summary != (found.Summary ?? ""))
                changes["summary"] = found.Summary = command.Summary;
            if (command.Severity is { } severity && severity != found.Severity)
                changes["severity"] = CaseTexts.Of(found.Severity = severity, false);
            if (command.Tlp is { } tlp && tlp != found.Tlp)
                changes["tlp"] = CaseTexts.Of(found.Tlp = tlp);
            if (command.IncidentType is { } type && type != found.IncidentType)
                changes["incident_type"] = types.Find(found.IncidentType = type)?.Name.Vi;
            return changes;
        }
    }
}
