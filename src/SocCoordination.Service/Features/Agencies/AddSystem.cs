using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Adds an information system to an agency.</summary>
internal static class AddSystem
{
    /// <param name="Level">Cấp độ 1–5.</param>
    /// <param name="Hosts">Host names, domains, addresses or CIDR blocks by which its events are told.</param>
    [Allow(Role.Administrator, Role.TeamLead)]
    public sealed record Command(int Agency, string Name, int Level, string? Owner, bool PersonalData, IReadOnlyList<string> Hosts) : ICommand<int>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(300);
            RuleFor(command => command.Level).InclusiveBetween(1, 5).WithMessage("Cấp độ từ 1 đến 5 (NĐ331/2026).");
            RuleFor(command => command.Owner).MaximumLength(300);
            RuleFor(command => command.Hosts).Must(hosts => hosts is { Count: <= 500 }).WithMessage("Không quá 500 máy, tên miền hoặc địa chỉ.");
            RuleForEach(command => command.Hosts).NotEmpty().MaximumLength(255);
        }
    }

    public sealed class Handler(SocDbContext database, AffectedSystems affected, JournalBuffer journal) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var agency = await database.AgencyAsync(command.Agency, cancellationToken);
            var system = new AgencySystem
            {
                AgencyId = agency.Id,
                Name = command.Name.Trim(),
                Level = command.Level,
                Owner = command.Owner,
                PersonalData = command.PersonalData,
            };
            system.Hosts.AddRange(command.Hosts.Select(host => new SystemHost { Pattern = host.Trim() }));
            database.Systems.Add(system);
            await database.SaveChangesAsync(cancellationToken);
            journal.Record(new SystemAdded(agency.Id, agency.Name, system.Id, system.Name, system.Level));
            affected.Forget();
            return system.Id;
        }
    }
}
