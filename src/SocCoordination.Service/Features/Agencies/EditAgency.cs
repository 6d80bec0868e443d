using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Changes what is known of an agency. A new name keeps the old one as an alias, so that people still find it.</summary>
internal static class EditAgency
{
    [Allow(Role.Administrator, Role.TeamLead)]
    public sealed record Command(int Agency, string Name, AgencyKind Kind, string? Address, string? Phone, string? Email, string? Aliases, bool Active) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(300);
            RuleFor(command => command.Kind).IsInEnum();
            RuleFor(command => command.Address).MaximumLength(500);
            RuleFor(command => command.Phone).MaximumLength(40);
            RuleFor(command => command.Email).MaximumLength(200);
            RuleFor(command => command.Aliases).MaximumLength(2000);
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var agency = await database.AgencyAsync(command.Agency, cancellationToken);
            var name = command.Name.Trim();
            if (await database.Agencies.AnyAsync(one => one.Id != agency.Id && one.Name == name, cancellationToken))
                throw Refusal.Conflict("Đã có cơ quan tên “{0}”.", name);
            agency.Aliases = name == agency.Name ? command.Aliases : string.Join('\n', new[] { command.Aliases, agency.Name }.Where(alias => !string.IsNullOrWhiteSpace(alias)));
            (agency.Name, agency.Kind, agency.Address, agency.Phone, agency.Email, agency.Active) =
                (name, command.Kind, command.Address, command.Phone, command.Email, command.Active);
            agency.SearchText = FoldedText.Of(agency.Name, agency.Code, agency.Aliases);
            journal.Record(new AgencyEdited(agency.Id, agency.Name));
            return Unit.Value;
        }
    }
}
