using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Adds an agency.</summary>
internal static class CreateAgency
{
    /// <param name="Code">The official electronic code or a short one of the team's; null: made from the name.</param>
    [Allow(Role.Administrator, Role.TeamLead)]
    public sealed record Command(string Name, AgencyKind Kind, string? Code = null, string? Address = null, string? Phone = null, string? Email = null, string? Aliases = null)
        : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(300);
            RuleFor(command => command.Kind).IsInEnum();
            RuleFor(command => command.Code).MaximumLength(40);
            RuleFor(command => command.Address).MaximumLength(500);
            RuleFor(command => command.Phone).MaximumLength(40);
            RuleFor(command => command.Email).MaximumLength(200);
            RuleFor(command => command.Aliases).MaximumLength(2000);
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var name = command.Name.Trim();
            var code = string.IsNullOrWhiteSpace(command.Code) ? CodeFrom(name) : command.Code.Trim();
            if (await database.Agencies.AnyAsync(one => one.Code == code || one.Name == name, cancellationToken))
                throw Refusal.Conflict("Đã có cơ quan tên “{0}” hoặc mã {1}.", name, code);
            var agency = new Agency
            {
                Code = code,
                Name = name,
                Kind = command.Kind,
                Address = command.Address,
                Phone = command.Phone,
                Email = command.Email,
                Aliases = command.Aliases,
                SearchText = FoldedText.Of(name, code, command.Aliases),
                CreatedAt = clock.GetUtcNow(),
            };
            database.Agencies.Add(agency);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new AgencyCreated(agency.Id, agency.Name));
            return agency.Id;
        }

        private static string CodeFrom(string name)
        {
            var letters = FoldedText.Of(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
            var code = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
            return code.Length <= 40 ? code : code[..40];
        }
    }
}
